package health.intake.admin.organization;

import health.intake.admin.api.AdminApi;
import health.intake.admin.api.Output;
import health.intake.admin.command.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows a profile group. */
@Command(name = "show", description = "Shows a profile group.")
public final class ShowGroup implements Runnable {

    private final Session session;

    @Parameters(index = "0", paramLabel = "ORG", description = "The organization (slug or id).")
    String organization;

    @Parameters(index = "1", paramLabel = "GROUP", description = "The group (slug or id).")
    String group;

    @Mixin
    Output output = new Output();

    public ShowGroup(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        output.print(session.out(), new AdminApi(session).get(OrganizationPath.group(organization, group)));
    }
}
