package health.intake.admin.key;

import health.intake.admin.api.AdminApi;
import health.intake.admin.api.Output;
import health.intake.admin.api.Owner;
import health.intake.admin.command.Session;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows an API key. */
@Command(name = "show", description = "Shows an API key, without its secret.")
public final class ShowKey implements Runnable {

    private final Session session;

    @ArgGroup(multiplicity = "1")
    Owner owner;

    @Parameters(paramLabel = "KEY", description = "The id of the key.")
    String key;

    @Mixin
    Output output = new Output();

    public ShowKey(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        output.print(session.out(), new AdminApi(session).get(owner.path("api-keys/" + AdminApi.segment(key))));
    }
}
