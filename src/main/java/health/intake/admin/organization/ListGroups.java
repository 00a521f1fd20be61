package health.intake.admin.organization;

import health.intake.admin.api.AdminApi;
import health.intake.admin.api.Output;
import health.intake.admin.command.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists profile groups. */
@Command(name = "list", description = "Lists the profile groups of an organization, newest first.")
public final class ListGroups implements Runnable {

    private final Session session;

    @Parameters(paramLabel = "ORG", description = "The organization (slug or id).")
    String organization;

    @Option(names = "--limit", paramLabel = "N", description = "Lists at most N of them; by default all.")
    int limit = Integer.MAX_VALUE;

    @Mixin
    Output output = new Output();

    public ListGroups(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        output.printAll(
                session.out(),
                new AdminApi(session).list(OrganizationPath.groups(organization), limit),
                "slug",
                "name",
                "created_at",
                "id");
    }
}
