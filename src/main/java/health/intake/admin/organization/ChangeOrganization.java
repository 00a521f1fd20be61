package health.intake.admin.organization;

import health.intake.admin.api.AdminApi;
import health.intake.admin.api.Output;
import health.intake.admin.command.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes an organization. */
@Command(name = "change", description = "Changes an organization; what is not given stays.")
public final class ChangeOrganization implements Runnable {

    private final Session session;

    @Parameters(paramLabel = "ORG", description = "The organization (slug or id).")
    String organization;

    @Option(names = "--name", paramLabel = "NAME", description = "Its name.")
    @Nullable
    String name;

    @Option(names = "--country", paramLabel = "CC", description = "Its country (ISO 3166-1 alpha-2).")
    @Nullable
    String country;

    @Option(
            names = "--domain",
            arity = "0..1",
            fallbackValue = "",
            paramLabel = "DOMAIN",
            description =
                    "A domain of its portal, in place of all earlier ones; may be repeated. Without DOMAIN: none.")
    @Nullable
    List<String> domains;

    @Option(
            names = "--self-registration",
            arity = "1",
            paramLabel = "true|false",
            description = "Whether people may register without a key.")
    @Nullable
    Boolean selfRegistration;

    @Option(
            names = "--default-group",
            arity = "0..1",
            fallbackValue = "",
            paramLabel = "GROUP",
            description = "The group of who registers without a key (slug or id). Without GROUP: none.")
    @Nullable
    String defaultGroup;

    @Mixin
    Output output = new Output();

    public ChangeOrganization(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        Map<String, Object> body = new LinkedHashMap<>();
        put(body, "name", name);
        put(body, "country", country);
        put(
                body,
                "domains",
                domains == null
                        ? null
                        : domains.stream().filter(domain -> !domain.isEmpty()).toList());
        put(body, "self_registration", selfRegistration);
        if (defaultGroup != null) {
            body.put("default_group", defaultGroup.isEmpty() ? null : defaultGroup);
        }
        output.print(session.out(), new AdminApi(session).change(OrganizationPath.of(organization), body));
    }

    private static void put(Map<String, Object> body, String name, @Nullable Object value) {
        if (value != null) {
            body.put(name, value);
        }
    }
}
