package health.intake.admin.key;

import health.intake.admin.api.AdminApi;
import health.intake.admin.api.Owner;
import health.intake.admin.command.Session;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Revokes an API key. */
@Command(name = "revoke", description = "Ends an API key for good, on every node within a second.")
public final class RevokeKey implements Runnable {

    private final Session session;

    @ArgGroup(multiplicity = "1")
    Owner owner;

    @Parameters(paramLabel = "KEY", description = "The id of the key.")
    String key;

    public RevokeKey(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        new AdminApi(session).delete(owner.path("api-keys/" + AdminApi.segment(key)));
        session.out().println("Revoked " + key);
    }
}
