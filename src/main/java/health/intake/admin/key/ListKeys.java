package health.intake.admin.key;

import health.intake.admin.api.AdminApi;
import health.intake.admin.api.Output;
import health.intake.admin.api.Owner;
import health.intake.admin.command.Session;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists API keys. */
@Command(name = "list", description = "Lists API keys, newest first.")
public final class ListKeys implements Runnable {

    private final Session session;

    @ArgGroup(multiplicity = "1")
    Owner owner;

    @Option(names = "--limit", paramLabel = "N", description = "Lists at most N of them; by default all.")
    int limit = Integer.MAX_VALUE;

    @Mixin
    Output output = new Output();

    public ListKeys(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        output.printAll(
                session.out(),
                new AdminApi(session).list(owner.path("api-keys"), limit),
                "prefix",
                "name",
                "state",
                "scopes",
                "profile_groups",
                "expires_at",
                "last_used_at",
                "id");
    }
}
