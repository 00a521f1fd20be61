package health.intake.admin.key;

import health.intake.admin.api.AdminApi;
import health.intake.admin.api.Output;
import health.intake.admin.command.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes an API key of an organization. */
@Command(name = "change", description = "Changes the API key of an organization; what is not given stays.")
public final class ChangeKey implements Runnable {

    private final Session session;

    @Option(
            names = {"-o", "--organization"},
            required = true,
            paramLabel = "ORG",
            description = "Of this organization (slug or id).")
    String organization;

    @Parameters(paramLabel = "KEY", description = "The id of the key.")
    String key;

    @Option(names = "--name", paramLabel = "NAME", description = "Its name.")
    @Nullable
    String name;

    @Option(
            names = "--scope",
            split = ",",
            paramLabel = "SCOPE",
            description = "What it may do, in place of all earlier scopes; may be repeated.")
    @Nullable
    List<String> scopes;

    @ArgGroup
    @Nullable
    NewGroups groups;

    @ArgGroup
    @Nullable
    NewExpiry expiry;

    /** Options of their own widen rights: an empty variable in a script must not. */
    static final class NewGroups {

        @Option(
                names = "--group",
                required = true,
                split = ",",
                paramLabel = "GROUP",
                description = "A group that it may act on, in place of all earlier ones; may be repeated.")
        @Nullable
        List<String> named;

        @Option(names = "--all-groups", required = true, description = "It may act on all groups, also future ones.")
        boolean all;
    }

    /** Likewise. */
    static final class NewExpiry {

        @Option(
                names = "--expires-at",
                required = true,
                paramLabel = "TIME",
                description = "When it ends, like 2030-01-31T00:00:00Z.")
        @Nullable
        String time;

        @Option(names = "--without-expiry", required = true, description = "It does not end.")
        boolean none;
    }

    @Mixin
    Output output = new Output();

    public ChangeKey(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        Map<String, Object> body = new LinkedHashMap<>();
        if (name != null) {
            body.put("name", name);
        }
        if (scopes != null) {
            body.put("scopes", scopes);
        }
        if (groups != null) {
            body.put("profile_groups", groups.named);
        }
        if (expiry != null) {
            body.put("expires_at", expiry.time);
        }
        String path =
                "/api/admin/organizations/" + AdminApi.segment(organization) + "/api-keys/" + AdminApi.segment(key);
        output.print(session.out(), new AdminApi(session).change(path, body));
    }
}
