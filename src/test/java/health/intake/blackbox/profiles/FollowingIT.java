package health.intake.blackbox.profiles;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.f4b6a3.uuid.UuidCreator;
import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Links;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Sql;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Contract 3.4: whoever copies the registry step by step misses no change, even if its transaction ends late. */
class FollowingIT {

    private static final Duration HELD = Duration.ofSeconds(3);
    private static final Duration COPIED = Duration.ofSeconds(15);

    private static final String COLUMNS = "select group_concat(column_name) from information_schema.columns"
            + " where table_schema = database() and table_name = 'profile'"
            + " and column_name not in ('id', 'email_canonical', 'created_at', 'updated_at')";

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Api partner = tenant.partner();
    private final Sql late = Installation.shared().sql();

    /** The last document of each profile, and how far they were read. */
    private final Map<String, JsonNode> copy = new HashMap<>();

    private String since =
            Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.SECONDS).toString();

    @AfterEach
    void close() {
        late.close();
    }

    private String create() {
        return partner.post(PROFILES, ProfileBody.in(group)).is(201).id();
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    /** Reads on from the last change. */
    private void step() {
        String next = PROFILES + "?limit=3&updated_since=" + since;
        while (next != null) {
            Answer page = partner.get(next).is(200);
            for (JsonNode profile : page.json()) {
                copy.put(profile.get("id").asText(), profile);
                since = profile.get(profile.get("updated_at").isNull() ? "created_at" : "updated_at")
                        .asText();
            }
            next = Links.of(page).next();
        }
    }

    private boolean isCopied(List<String> ids) {
        step();
        return copy.keySet().containsAll(ids);
    }

    /** Writes a change and a creation without committing them, and returns the id of the new profile. */
    private String hold(String changed) {
        String created = UuidCreator.getTimeOrderedEpoch().toString();
        String columns = late.text(COLUMNS);
        long now = micros(Instant.now());
        late.run("start transaction");
        late.run(
                "update profile set last_name = 'Late', updated_at = ?, version = version + 1 where id = ?",
                now,
                changed);
        late.run(
                "insert into profile (id, email_canonical, created_at, " + columns + ") select ?, ?, ?, " + columns
                        + " from profile where id = ?",
                created,
                Unique.email("late"),
                now,
                changed);
        return created;
    }

    @Test
    void changeThatIsCommittedSecondsAfterItsInstantIsNotMissed() {
        String changed = create();
        Deadline.within(COPIED, "the profile is copied", () -> isCopied(List.of(changed)));
        List<String> written = new ArrayList<>(List.of(hold(changed)));
        Instant held = Instant.now();

        Deadline.throughout(HELD, () -> {
            written.add(create());
            step();
        });
        late.run("commit");

        assertThat(copy).as("nobody sees it before").doesNotContainKey(written.get(0));
        assertThat(Duration.between(held, Instant.now())).isGreaterThanOrEqualTo(HELD);
        Deadline.within(COPIED, "all is copied", () -> isCopied(written));
        assertThat(copy).hasEntrySatisfying(changed, profile -> assertThat(
                        profile.get("last_name").asText())
                .isEqualTo("Late"));
    }
}
