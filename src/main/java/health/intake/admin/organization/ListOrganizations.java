package health.intake.admin.organization;

import health.intake.admin.api.AdminApi;
import health.intake.admin.api.Output;
import health.intake.admin.command.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists organizations. */
@Command(name = "list", description = "Lists organizations, newest first.")
public final class ListOrganizations implements Runnable {

    private final Session session;

    @Option(names = "--limit", paramLabel = "N", description = "Lists at most N of them; by default all.")
    int limit = Integer.MAX_VALUE;

    @Mixin
    Output output = new Output();

    public ListOrganizations(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        output.printAll(
                session.out(),
                new AdminApi(session).list(OrganizationPath.ALL, limit),
                "slug",
                "name",
                "country",
                "domains",
                "self_registration",
                "created_at",
                "id");
    }
}
