package health.intake.admin.organization;

import health.intake.admin.api.AdminApi;
import health.intake.admin.api.Output;
import health.intake.admin.command.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Creates an organization. */
@Command(name = "create", description = "Creates an organization.")
public final class CreateOrganization implements Runnable {

    private final Session session;

    @Parameters(paramLabel = "SLUG", description = "Its slug, which cannot change.")
    String slug;

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "Its name.")
    String name;

    @Option(names = "--country", required = true, paramLabel = "CC", description = "Its country (ISO 3166-1 alpha-2).")
    String country;

    @Option(names = "--domain", paramLabel = "DOMAIN", description = "A domain of its portal; may be repeated.")
    List<String> domains = List.of();

    @Option(names = "--self-registration", description = "Lets people register without a key.")
    boolean selfRegistration;

    @Mixin
    Output output = new Output();

    public CreateOrganization(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("slug", slug);
        body.put("name", name);
        body.put("country", country);
        body.put("domains", domains);
        body.put("self_registration", selfRegistration);
        output.print(session.out(), new AdminApi(session).create(OrganizationPath.ALL, body));
    }
}
