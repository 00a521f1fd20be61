package health.intake.admin.key;

import health.intake.admin.api.AdminApi;
import health.intake.admin.api.Document;
import health.intake.admin.api.Output;
import health.intake.admin.api.Owner;
import health.intake.admin.command.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Creates an API key. */
@Command(name = "create", description = "Creates an API key and prints its secret, only this once.")
public final class CreateKey implements Runnable {

    static final String NOT_SHOWN_AGAIN = "Keep the key in a safe place: it is not shown again.";

    private final Session session;

    @ArgGroup(multiplicity = "1")
    Owner owner;

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "Its name.")
    String name;

    @Option(
            names = "--scope",
            split = ",",
            paramLabel = "SCOPE",
            description =
                    "What it may do: CREATE_USER, PROFILES_VIEW, IMPERSONATE, PROFILES_ERASE, AUDIT_VIEW; may be repeated. Not with --admin.")
    List<String> scopes = List.of();

    @Option(
            names = "--group",
            split = ",",
            paramLabel = "GROUP",
            description = "A group that it may act on (slug or id), by default all; may be repeated. Not with --admin.")
    List<String> groups = List.of();

    @Option(names = "--test", description = "A key for the sandbox of the organization. Not with --admin.")
    boolean test;

    @Option(names = "--expires-at", paramLabel = "TIME", description = "When it ends, like 2030-01-31T00:00:00Z.")
    @Nullable
    String expiresAt;

    @Spec
    CommandSpec spec;

    @Mixin
    Output output = new Output();

    public CreateKey(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        Document created = new AdminApi(session).create(owner.path("api-keys"), body());
        output.print(session.out(), created);
        session.terminal().err().println(NOT_SHOWN_AGAIN);
    }

    private Map<String, Object> body() {
        if (owner.isOperator() && (test || !scopes.isEmpty() || !groups.isEmpty())) {
            throw new ParameterException(spec.commandLine(), "An ADMIN key has neither --scope nor --group nor --test");
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", name);
        if (!owner.isOperator()) {
            body.put("scopes", scopes);
            body.put("profile_groups", groups.isEmpty() ? null : groups);
            body.put("environment", test ? "test" : "live");
        }
        body.put("expires_at", expiresAt);
        return body;
    }
}
