package health.intake.launcher;

/** A stock Payara Server with its own domain, configured by the files of server-config/payara. */
final class PayaraServerHome {

    private PayaraServerHome() {}

    /** Makes the domain with the ports that system properties name. */
    static void configured(Project project) {
        StockServer stock = new StockServer(project, ServerKind.PAYARA_SERVER);
        PayaraDomain domain = new PayaraDomain(stock, stock.path().resolve("glassfish/domains"));
        int adminPort = Integer.getInteger("container.admin.port");
        domain.create(adminPort, Integer.getInteger("container.http.port"));
        domain.asadmin("start-domain", "--prebootcommandfile", domain.commands().toString(), PayaraDomain.NAME);
        // every collection clears soft references, so that objects behind them do not look like a leak
        domain.asadmin("--port", Integer.toString(adminPort), "create-jvm-options", "-XX\\:SoftRefLRUPolicyMSPerMB=0");
        domain.asadmin("stop-domain", PayaraDomain.NAME);
    }
}
