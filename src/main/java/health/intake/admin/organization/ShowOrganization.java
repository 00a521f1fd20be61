package health.intake.admin.organization;

import health.intake.admin.api.AdminApi;
import health.intake.admin.api.Output;
import health.intake.admin.command.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows an organization. */
@Command(name = "show", description = "Shows an organization.")
public final class ShowOrganization implements Runnable {

    private final Session session;

    @Parameters(paramLabel = "ORG", description = "The organization (slug or id).")
    String organization;

    @Mixin
    Output output = new Output();

    public ShowOrganization(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        output.print(session.out(), new AdminApi(session).get(OrganizationPath.of(organization)));
    }
}
