package health.intake.blackbox.profiles;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Crowd;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Sql;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Contract 3.1: the record of a creation, and how long it is valid. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdempotencyRecordIT {

    private static final String RECORD_OF = " idempotency_record where profile_id = ?";

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Api partner = tenant.partner();
    private final Sql sql = Installation.shared().sql();

    @AfterAll
    void disconnect() {
        sql.close();
    }

    private Answer create(String key, Object body) {
        return partner.with("Idempotency-Key", key).post(PROFILES, body).is(201);
    }

    private static boolean isReplay(Answer answer) {
        return answer.header("Idempotent-Replayed") != null;
    }

    private List<Map<String, String>> records(Answer created) {
        return sql.rows("select * from" + RECORD_OF, created.id());
    }

    private void age(Answer created, Duration by) {
        sql.run(
                "update idempotency_record set created_at = created_at - ? where profile_id = ?",
                by.toNanos() / 1000,
                created.id());
    }

    @Test
    void recordContainsNeitherPersonNorKey() {
        String key = Unique.slug("secret");
        String email = Unique.email("personal");
        Answer created = create(
                key,
                ProfileBody.in(group)
                        .withEmail(email)
                        .with("first_name", "\"Zoë\"")
                        .with("last_name", "\"Łukasiewicz\"")
                        .with("phone", "\"+4930123456789\""));

        assertThat(records(created)).singleElement().satisfies(record -> {
            assertThat(record.keySet())
                    .isEqualTo(Set.of(
                            "organization_id", "operation", "key_digest", "body_digest", "profile_id", "created_at"));
            assertThat(record.get("organization_id")).isEqualTo(tenant.id());
            assertThat(record.get("key_digest")).matches("[0-9a-f]{64}").isNotEqualTo(record.get("body_digest"));
            assertThat(record.get("body_digest")).matches("[0-9a-f]{64}");
            assertThat(record.toString())
                    .doesNotContain(key, email, "Zo", "ukasiewicz", "1985", "4930123456789", group.id(), group.slug());
        });
    }

    @Test
    void digestsCannotBeMadeWithoutTheSecret() {
        String key = Unique.slug("guess");
        Map<String, String> record = records(create(key, ProfileBody.in(group))).get(0);

        assertThat(record.get("key_digest")).isNotEqualTo(sql.text("select sha2(?, 256)", key));
        assertThat(record.get("body_digest"))
                .isNotEqualTo(
                        sql.text("select sha2(?, 256)", ProfileBody.in(group).toString()));
    }

    @Test
    void nothingIsRecordedWithoutTheHeader() {
        assertThat(records(partner.post(PROFILES, ProfileBody.in(group)).is(201)))
                .isEmpty();
    }

    @Test
    void operationsHaveSeparateKeys() {
        String key = Unique.slug("key");
        Answer first = create(key, ProfileBody.in(group));
        sql.run("update idempotency_record set operation = 'another' where profile_id = ?", first.id());

        Answer second = create(key, ProfileBody.in(group));

        assertThat(isReplay(second)).isFalse();
        assertThat(records(first)).hasSize(1);
        assertThat(records(second)).hasSize(1);
    }

    @Test
    void recordIsValidFor24Hours() {
        String key = Unique.slug("key");
        Answer first = create(key, ProfileBody.in(group));

        age(first, Duration.ofHours(24).minusMinutes(5));

        assertThat(isReplay(create(key, ProfileBody.in(group)))).isTrue();
    }

    @Test
    void expiredRecordIsReplacedWhateverTheBodyWas() {
        String key = Unique.slug("key");
        Answer first = create(key, ProfileBody.in(group));
        age(first, Duration.ofHours(24));
        ProfileBody other = ProfileBody.in(group).with("sex", "1");

        Answer second = create(key, other);
        Answer third = create(key, other);

        assertThat(isReplay(second)).isFalse();
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(isReplay(third)).isTrue();
        assertThat(third.id()).isEqualTo(second.id());
        assertThat(records(first)).isEmpty();
    }

    @Test
    void expiredRecordOfManyCopiesIsReplacedOnce() {
        String key = Unique.slug("key");
        ProfileBody body = ProfileBody.in(group).withEmail(Unique.email("expired"));
        Answer first = create(key, body);
        partner.patch(PROFILES + "/" + first.id(), "{\"email\":\"" + Unique.email("moved") + "\"}")
                .is(200);
        age(first, Duration.ofHours(25));

        List<Answer> answers = Crowd.of(
                8,
                i -> partner.with("Idempotency-Key", key).post(PROFILES, body).isAnyOf(201, 409));

        assertThat(answers.stream().filter(answer -> answer.status() == 201).map(Answer::id))
                .isNotEmpty()
                .doesNotContain(first.id())
                .containsOnly(create(key, body).id());
        answers.stream()
                .filter(answer -> answer.status() == 409)
                .forEach(answer -> answer.isProblem(409, "request_in_progress"));
    }

    @Test
    void onlyExpiredRecordsAreDeleted() {
        Answer old = create(Unique.slug("key"), ProfileBody.in(group));
        Answer fresh = create(Unique.slug("key"), ProfileBody.in(group));
        age(old, Duration.ofHours(25));

        Deadline.within(Duration.ofSeconds(45), "the expired record is deleted", () -> records(old)
                .isEmpty());

        assertThat(records(fresh)).hasSize(1);
        partner.get(PROFILES + "/" + old.id()).is(200);
    }
}
