package health.intake.admin.key;

import health.intake.admin.api.AdminApi;
import health.intake.admin.api.Document;
import health.intake.admin.api.Output;
import health.intake.admin.api.Owner;
import health.intake.admin.command.Session;
import java.util.Map;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Rotates an API key. */
@Command(name = "rotate", description = "Gives an API key a new secret, which is printed only this once.")
public final class RotateKey implements Runnable {

    private final Session session;

    @ArgGroup(multiplicity = "1")
    Owner owner;

    @Parameters(paramLabel = "KEY", description = "The id of the key.")
    String key;

    @Option(
            names = "--overlap-seconds",
            paramLabel = "N",
            description = "How long the earlier secret stays valid, up to 30 days; by default it ends at once.")
    long overlap;

    @Mixin
    Output output = new Output();

    public RotateKey(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        String path = owner.path("api-keys/" + AdminApi.segment(key) + "/rotate");
        Document rotated = new AdminApi(session).create(path, Map.of("overlap_seconds", overlap));
        output.print(session.out(), rotated);
        session.terminal().err().println(CreateKey.NOT_SHOWN_AGAIN);
    }
}
