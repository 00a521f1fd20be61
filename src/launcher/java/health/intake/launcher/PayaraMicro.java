package health.intake.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Payara Micro, configured by server-config/payara. */
final class PayaraMicro implements AppServer {

    private final ChildProcess process;

    private PayaraMicro(ChildProcess process) {
        this.process = process;
    }

    static PayaraMicro start(StockServer stock, Path folder, int port, Map<String, String> environment) {
        Project project = stock.project();
        // its configuration is made from the files at each start
        Folders.delete(folder.resolve("payara"));
        List<String> command = new ArrayList<>(AppServer.scheduling());
        command.add(stock.java().java());
        command.addAll(HEAP);
        command.addAll(List.of(
                "-jar",
                stock.path().toString(),
                "--nocluster",
                "--nohazelcast",
                "--disablephonehome",
                "--port",
                Integer.toString(port),
                "--rootDir",
                folder.resolve("payara").toString(),
                "--addlibs",
                drivers(project),
                "--logproperties",
                project.serverConfig("payara").resolve("logging.properties").toString(),
                "--prebootcommandfile",
                commands(project, folder).toString(),
                "--deploy",
                project.war().toString()));
        return new PayaraMicro(ChildProcess.start(command, environment, folder, folder.resolve("server.log")));
    }

    @Override
    public ChildProcess process() {
        return process;
    }

    @Override
    public boolean isUpWithoutWar() {
        return process.hasWritten(") ready in ") && !process.hasWritten("intake was successfully deployed");
    }

    private static String drivers(Project project) {
        return Stream.of("mariadb-java-client.jar", "intake-driver.jar")
                .map(jar -> project.servers().resolve("lib").resolve(jar).toString())
                .collect(Collectors.joining(":"));
    }

    /** The operator's commands, and one that accepts only connections from this machine. */
    private static Path commands(Project project, Path folder) {
        Path file = folder.resolve("payara-commands.asadmin");
        String local = "set configs.config.server-config.network-config.network-listeners.network-listener"
                + ".http-listener.address=127.0.0.1\n";
        Folders.writePrivately(file, Folders.read(project.serverConfig("payara").resolve("micro.asadmin")) + local);
        return file;
    }
}
