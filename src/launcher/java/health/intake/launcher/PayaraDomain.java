package health.intake.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A domain of a stock Payara Server that has the drivers of the build.
 *
 * @param domains the folder that contains it
 */
record PayaraDomain(StockServer stock, Path domains) {

    static final String NAME = "intake";

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final List<String> OTHER_PORTS = List.of(
            "http.ssl.port",
            "jms.port",
            "domain.jmxPort",
            "orb.listener.port",
            "orb.ssl.port",
            "orb.mutualauth.port",
            "osgi.shell.telnet.port",
            "java.debugger.port",
            "hazelcast.das.port",
            "hazelcast.start.port");

    /** Makes it, in place of an earlier one. */
    void create(int adminPort, int httpPort) {
        Folders.delete(folder());
        asadmin(
                "create-domain",
                "--nopassword",
                "--domaindir",
                domains.toString(),
                "--adminport",
                Integer.toString(adminPort),
                "--instanceport",
                Integer.toString(httpPort),
                "--domainproperties",
                OTHER_PORTS.stream().map(name -> name + "=" + Ports.free()).collect(Collectors.joining(":")),
                NAME);
        for (String jar : List.of("mariadb-java-client.jar", "intake-driver.jar")) {
            copy(
                    stock.project().servers().resolve("lib").resolve(jar),
                    folder().resolve("lib").resolve(jar));
        }
    }

    Path folder() {
        return domains.resolve(NAME);
    }

    /** The operator's commands. */
    Path commands() {
        return stock.project().serverConfig("payara").resolve("server.asadmin");
    }

    /** The command line of asadmin with arguments. */
    List<String> command(String... arguments) {
        Path asadmin = stock.path().resolve("bin/asadmin");
        // the zip does not say so
        asadmin.toFile().setExecutable(true);
        return Stream.concat(Stream.of(asadmin.toString(), "--user", "admin"), Stream.of(arguments))
                .toList();
    }

    void asadmin(String... arguments) {
        Path log = stock.project().servers().resolve("payara-install.log");
        ChildProcess process = ChildProcess.start(
                command(arguments),
                Map.of("AS_JAVA", stock.java().path().toString()),
                stock.project().root(),
                log);
        if (process.exitCode(PATIENCE) != 0) {
            throw new StartFailure("Payara Server cannot be configured; see " + log);
        }
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
