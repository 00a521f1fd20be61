package health.intake.admin.trail;

import health.intake.admin.api.AdminApi;
import health.intake.admin.api.Output;
import health.intake.admin.api.Owner;
import health.intake.admin.command.Session;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists entries of the audit trail, or follows it. */
@Command(
        name = "list",
        description = {
            "Lists entries of the audit trail, newest first, over the API.",
            "Needs INTAKE_URL, and INTAKE_ADMIN_KEY or INTAKE_ADMIN_KEY_FILE."
        })
public final class ListEntries implements Runnable {

    static final String[] COLUMNS = {"at", "key", "operation", "status", "client_address", "profile_ids", "request_id"};

    private final Session session;

    @ArgGroup(multiplicity = "1")
    Owner owner;

    @Mixin
    EntryFilter filter = new EntryFilter();

    @Option(names = "--limit", paramLabel = "N", description = "Lists at most N entries, by default ${DEFAULT-VALUE}.")
    int limit = 100;

    @Option(
            names = "--follow",
            description =
                    "Prints these with the oldest first, and then new ones until it is ended, but not its own requests.")
    boolean follow;

    @Mixin
    Output output = new Output();

    public ListEntries(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        AdminApi api = new AdminApi(session);
        String path = owner.path("audit");
        if (follow) {
            FollowedTrail trail = new FollowedTrail(api, path, filter);
            trail.forEachNew(limit, entry -> output.printNext(session.out(), entry, COLUMNS));
        }
        output.printAll(session.out(), api.list(path + filter.query(), limit), COLUMNS);
    }
}
