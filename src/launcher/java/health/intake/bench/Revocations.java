package health.intake.bench;

import health.intake.launcher.Api;
import health.intake.launcher.LocalIntake;
import health.intake.launcher.StartFailure;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** How long a key that is revoked under load still reaches something. */
final class Revocations {

    private static final String KEYS = Organizations.ORGANIZATIONS + "/bench-1/api-keys";
    private static final int TIMES = 20;
    private static final int CONNECTIONS = 16;
    private static final int SECONDS = 30;

    private final LocalIntake intake;
    private final Api admin;

    Revocations(LocalIntake intake) {
        this.intake = intake;
        this.admin = new Api(intake.baseUrl(), intake.adminKey());
    }

    /** The longest time, in milliseconds. */
    long longest(Load load) {
        CompletableFuture<Load.Result> running =
                CompletableFuture.supplyAsync(() -> load.run(Operation.GET, CONNECTIONS, SECONDS));
        long longest = 0;
        try {
            for (int i = 0; i < TIMES; i++) {
                longest = Math.max(longest, revoke());
            }
        } catch (IOException e) {
            throw new StartFailure("A key cannot be revoked: " + e.getMessage(), e);
        } finally {
            running.join();
        }
        return longest;
    }

    private long revoke() throws IOException {
        Api.Answer key = admin.post(KEYS, Map.of("name", "revoked", "scopes", List.of("PROFILES_VIEW")));
        Api partner = new Api(intake.baseUrl(), key.body().path("key").asText());
        require(partner, 200);
        Api.Answer revoked = admin.delete(KEYS + "/" + key.body().path("id").asText());
        if (revoked.status() != 204) {
            throw new StartFailure("A key cannot be revoked; Intake answered " + revoked.summary());
        }
        long start = System.nanoTime();
        while (partner.get("/api/v1/key").status() == 200) {
            Machine.pause(5);
        }
        require(partner, 403);
        return (System.nanoTime() - start) / 1_000_000;
    }

    private static void require(Api partner, int status) throws IOException {
        Api.Answer answer = partner.get("/api/v1/key");
        if (answer.status() != status) {
            throw new StartFailure("A key got " + answer.summary() + " in place of " + status);
        }
    }
}
