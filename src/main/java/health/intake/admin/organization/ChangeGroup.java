package health.intake.admin.organization;

import health.intake.admin.api.AdminApi;
import health.intake.admin.api.Output;
import health.intake.admin.command.Session;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes a profile group. */
@Command(name = "change", description = "Renames a profile group; its id stays, and its earlier slug is free again.")
public final class ChangeGroup implements Runnable {

    private final Session session;

    @Parameters(index = "0", paramLabel = "ORG", description = "The organization (slug or id).")
    String organization;

    @Parameters(index = "1", paramLabel = "GROUP", description = "The group (slug or id).")
    String group;

    @Option(names = "--slug", paramLabel = "SLUG", description = "Its slug.")
    @Nullable
    String slug;

    @Option(names = "--name", paramLabel = "NAME", description = "Its name.")
    @Nullable
    String name;

    @Mixin
    Output output = new Output();

    public ChangeGroup(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        Map<String, Object> body = new LinkedHashMap<>();
        if (slug != null) {
            body.put("slug", slug);
        }
        if (name != null) {
            body.put("name", name);
        }
        output.print(session.out(), new AdminApi(session).change(OrganizationPath.group(organization, group), body));
    }
}
