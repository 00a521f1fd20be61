package health.intake.blackbox.budgets;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Key;
import health.intake.blackbox.driver.KeyText;
import health.intake.blackbox.driver.OneNode;
import health.intake.blackbox.driver.Tenant;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** A waiting request takes room of its own organization only, with any key. */
@OneNode("the share of an organization is of one node")
class SharesIT {

    /** More than one owner may have at work and waiting. */
    private static final int MANY = 400;

    private static final Duration SOON = Duration.ofSeconds(10);

    private final AtomicInteger refused = new AtomicInteger();
    private final Key greedy;
    private final Key greedyToo;
    private final Key modest = used(Tenant.create());

    SharesIT() {
        Tenant tenant = Tenant.create();
        greedy = used(tenant);
        greedyToo = used(tenant);
    }

    /** A key that was valid before. */
    private static Key used(Tenant tenant) {
        Key key = tenant.key("PROFILES_VIEW");
        key.api().get(PROFILES).is(200);
        return key;
    }

    private static CompletableFuture<Answer> ask(String secret) {
        return Api.as(secret).sendLater("GET", PROFILES + "?limit=1");
    }

    private void flood(IntFunction<String> secrets) {
        for (int i = 0; i < MANY; i++) {
            ask(secrets.apply(i)).thenRun(refused::incrementAndGet);
        }
        Deadline.within(SOON, "more came than may wait", () -> refused.get() > 0);
    }

    private static boolean isRefusedAtOnce(CompletableFuture<Answer> answer, CompletableFuture<?> waiting) {
        int status = answer.join().status();
        assertThat(status).isEqualTo(503);
        return !waiting.isDone();
    }

    @Test
    void keysOfOneOrganizationShareItsPlaces() {
        Installation.shared().withHangingDatabase(() -> {
            flood(i -> greedy.secret());

            var others = ask(modest.secret());
            assertThat(isRefusedAtOnce(ask(greedyToo.secret()), others)).isTrue();
        });
    }

    @Test
    void unknownKeysTakeNoPlacesOfValidOnes() {
        Installation.shared().withHangingDatabase(() -> {
            flood(i -> KeyText.unissued());

            var others = ask(modest.secret());
            assertThat(isRefusedAtOnce(ask(KeyText.unissued()), others)).isTrue();
        });
    }
}
