package health.intake.admin.organization;

import health.intake.admin.api.AdminApi;
import health.intake.admin.api.Output;
import health.intake.admin.command.Session;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Creates a profile group. */
@Command(name = "create", description = "Creates a profile group.")
public final class CreateGroup implements Runnable {

    private final Session session;

    @Parameters(index = "0", paramLabel = "ORG", description = "The organization (slug or id).")
    String organization;

    @Parameters(index = "1", paramLabel = "SLUG", description = "Its slug.")
    String slug;

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "Its name.")
    String name;

    @Mixin
    Output output = new Output();

    public CreateGroup(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("slug", slug);
        body.put("name", name);
        output.print(session.out(), new AdminApi(session).create(OrganizationPath.groups(organization), body));
    }
}
