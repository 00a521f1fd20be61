package health.intake.devserver;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Payara Micro, configured by server-config/payara. */
final class PayaraMicro implements AppServer {

    private final ChildProcess process;

    private PayaraMicro(ChildProcess process) {
        this.process = process;
    }

    static PayaraMicro start(Project project, Path folder, int port, Map<String, String> environment) {
        // its configuration is made afresh from the files at each start
        Folders.delete(folder.resolve("payara"));
        Path config = project.serverConfig("payara");
        List<String> command = List.of(
                JavaHome.java(),
                "-Xms256m",
                "-Xmx1g",
                "-jar",
                project.servers().resolve("payara-micro.jar").toString(),
                "--nocluster",
                "--nohazelcast",
                "--disablephonehome",
                "--port",
                Integer.toString(port),
                "--rootDir",
                folder.resolve("payara").toString(),
                "--addlibs",
                project.servers().resolve("lib/mariadb-java-client.jar").toString(),
                "--prebootcommandfile",
                config.resolve("micro.asadmin").toString(),
                "--deploy",
                project.war().toString());
        return new PayaraMicro(ChildProcess.start(command, environment, folder, folder.resolve("server.log")));
    }

    @Override
    public ChildProcess process() {
        return process;
    }
}
