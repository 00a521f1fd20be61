package health.intake.blackbox.profiles;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import org.junit.jupiter.api.TestInstance;

/** Creations with an {@code Idempotency-Key}, in an organization of their own, and what tells a first one from a replay. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class IdempotentCreations {

    static final String KEY = "Idempotency-Key";
    static final String REPLAYED = "Idempotent-Replayed";

    final Tenant tenant = Tenant.create();
    final Group group = tenant.group();
    final Api partner = tenant.partner();

    ProfileBody body() {
        return ProfileBody.in(group).withEmail(Unique.email("again"));
    }

    Answer create(String key, Object body) {
        return partner.with(KEY, key).post(PROFILES, body);
    }

    Answer created(String key, Object body) {
        Answer answer = create(key, body).is(201);
        assertThat(answer.header(REPLAYED)).as("%s", answer).isNull();
        return answer;
    }

    static void isReplayOf(Answer first, Answer answer) {
        answer.is(201);
        assertThat(answer.headers().allValues(REPLAYED)).as("%s", answer).containsExactly("true");
        assertThat(answer.id()).isEqualTo(first.id());
        assertThat(answer.requiredHeader("Location")).isEqualTo(PROFILES + "/" + first.id());
    }
}
