package health.intake.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Payara Server with a domain of its own, configured by server-config/payara. */
final class PayaraServer implements AppServer {

    /** The command does not exist yet when the operator's commands run. Without it a record takes several lines. */
    private static final String JSON_ON_THE_CONSOLE = "set-log-attributes"
            + " java.util.logging.ConsoleHandler.formatter=fish.payara.enterprise.server.logging.JSONLogFormatter\n";

    private final ChildProcess process;

    private PayaraServer(ChildProcess process) {
        this.process = process;
    }

    static PayaraServer start(StockServer stock, Path folder, int port, Map<String, String> environment) {
        PayaraDomain domain = new PayaraDomain(stock, Folders.create(folder.resolve("payara-server")));
        int adminPort = Ports.free();
        domain.create(adminPort, port);
        giveOptions(domain, adminPort);
        List<String> command = new ArrayList<>(AppServer.scheduling());
        command.addAll(domain.command(
                "start-domain",
                // so that it stays a child of this process
                "--verbose",
                "--domaindir",
                domain.domains().toString(),
                "--prebootcommandfile",
                commands(domain, folder).toString(),
                "--postbootcommandfile",
                deployment(stock, folder).toString(),
                PayaraDomain.NAME));
        Map<String, String> all = new HashMap<>(environment);
        all.put("AS_JAVA", stock.java().path().toString());
        return new PayaraServer(ChildProcess.start(command, all, folder, folder.resolve("server.log")));
    }

    @Override
    public ChildProcess process() {
        return process;
    }

    @Override
    public boolean isUpWithoutWar() {
        return process.hasWritten("Boot Command deploy failed");
    }

    /** The heap; and, for tests, the port of asadmin. */
    private static void giveOptions(PayaraDomain domain, int adminPort) {
        Path file = domain.folder().resolve("config/domain.xml");
        String options = Stream.concat(HEAP.stream(), Stream.of("-Dintake.admin.port=" + adminPort))
                .map(option -> "<jvm-options>" + option + "</jvm-options>")
                .collect(Collectors.joining());
        String all = Folders.read(file)
                .replaceAll("<jvm-options>-Xms[^<]*</jvm-options>", "")
                .replaceAll("<jvm-options>-Xmx[^<]*</jvm-options>", options);
        Folders.writePrivately(file, all);
    }

    /** The operator's commands, and one that accepts only connections from this machine. */
    private static Path commands(PayaraDomain domain, Path folder) {
        Path file = folder.resolve("payara-commands.asadmin");
        String local = "set configs.config.server-config.network-config.network-listeners.network-listener"
                + ".http-listener-1.address=127.0.0.1\n";
        Folders.writePrivately(file, Folders.read(domain.commands()) + local);
        return file;
    }

    private static Path deployment(StockServer stock, Path folder) {
        Path file = folder.resolve("payara-deployment.asadmin");
        Folders.writePrivately(
                file, JSON_ON_THE_CONSOLE + "deploy " + stock.project().war() + "\n");
        return file;
    }
}
