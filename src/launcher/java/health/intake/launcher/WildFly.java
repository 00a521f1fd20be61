package health.intake.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** WildFly, configured by server-config/wildfly. */
final class WildFly implements AppServer {

    private final ChildProcess process;

    private WildFly(ChildProcess process) {
        this.process = process;
    }

    static WildFly start(StockServer stock, Path folder, int port, Map<String, String> environment) {
        Path home = WildFlyHome.configured(stock);
        List<String> command = new ArrayList<>(AppServer.scheduling());
        command.addAll(List.of(
                stock.project().serverConfig("wildfly").resolve("start").toString(),
                home.toString(),
                stock.project().war().toString(),
                folder.toString(),
                "--",
                "-Djboss.http.port=" + port,
                "-Djboss.management.http.port=" + Ports.free(),
                "-b",
                "127.0.0.1"));
        return new WildFly(
                ChildProcess.start(command, withEnvironment(environment, stock), folder, folder.resolve("server.log")));
    }

    @Override
    public ChildProcess process() {
        return process;
    }

    @Override
    public boolean isUpWithoutWar() {
        // started, but with errors
        return process.hasWritten("WFLYSRV0026");
    }

    private static Map<String, String> withEnvironment(Map<String, String> environment, StockServer stock) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("JAVA_HOME", stock.java().path().toString());
        all.put("JBOSS_HOME", stock.path().toString());
        all.put("JBOSS_JAVA_SIZING", String.join(" ", HEAP));
        return all;
    }
}
