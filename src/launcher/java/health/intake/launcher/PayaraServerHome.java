package health.intake.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A stock Payara Server with its own domain, configured by the files of server-config/payara. */
final class PayaraServerHome {

    private static final String DOMAIN = "intake";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private PayaraServerHome() {}

    /** Makes the domain with free ports; the system property names its admin port. */
    static void configured(Project project) {
        Path home = project.servers().resolve("payara6");
        Path domain = home.resolve("glassfish/domains").resolve(DOMAIN);
        Folders.delete(domain);
        int adminPort = Integer.getInteger("container.admin.port");
        int httpPort = Integer.getInteger("container.http.port");
        asadmin(
                project,
                "create-domain",
                "--nopassword",
                "--adminport",
                Integer.toString(adminPort),
                "--instanceport",
                Integer.toString(httpPort),
                "--domainproperties",
                freePorts(),
                DOMAIN);
        for (String jar : List.of("mariadb-java-client.jar", "intake-driver.jar")) {
            copy(
                    project.servers().resolve("lib").resolve(jar),
                    domain.resolve("lib").resolve(jar));
        }
        asadmin(project, "start-domain", "--prebootcommandfile", commands(project), DOMAIN);
        // every collection clears soft references, so that objects behind them do not look like a leak
        asadmin(
                project,
                "--port",
                Integer.toString(adminPort),
                "create-jvm-options",
                "-XX\\:SoftRefLRUPolicyMSPerMB=0");
        asadmin(project, "stop-domain", DOMAIN);
    }

    private static String commands(Project project) {
        return project.serverConfig("payara").resolve("server.asadmin").toString();
    }

    private static String freePorts() {
        StringBuilder properties = new StringBuilder();
        for (String name : List.of(
                "http.ssl.port",
                "jms.port",
                "domain.jmxPort",
                "orb.listener.port",
                "orb.ssl.port",
                "orb.mutualauth.port",
                "osgi.shell.telnet.port",
                "java.debugger.port",
                "hazelcast.das.port",
                "hazelcast.start.port")) {
            properties
                    .append(properties.isEmpty() ? "" : ":")
                    .append(name)
                    .append('=')
                    .append(Ports.free());
        }
        return properties.toString();
    }

    private static void asadmin(Project project, String... arguments) {
        Path home = project.servers().resolve("payara6");
        Path asadmin = home.resolve("bin/asadmin");
        asadmin.toFile().setExecutable(true);
        List<String> command = new java.util.ArrayList<>(List.of(asadmin.toString(), "--user", "admin"));
        command.addAll(List.of(arguments));
        Path log = project.servers().resolve("payara-install.log");
        ChildProcess process = ChildProcess.start(command, Map.of("AS_JAVA", JavaHome.path()), project.root(), log);
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
