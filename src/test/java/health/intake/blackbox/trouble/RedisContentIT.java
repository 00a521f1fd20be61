package health.intake.blackbox.trouble;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Digests;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.RedisWire;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Contract 3.4: look-ups stay correct with any content of Redis; its regular content reveals nothing of a person. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedisContentIT {

    private record Indexed(String email, String id, String entry) {}

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Api partner = tenant.partner();
    private final RedisWire redis = Installation.shared().redis();

    @BeforeAll
    void redisIsInUse() {
        Deadline.within(Duration.ofSeconds(30), "creations reach Redis", () -> {
            Set<String> before = redis.keys();
            partner.post(PROFILES, ProfileBody.in(group)).is(201);
            return redis.keys().size() > before.size();
        });
    }

    @AfterAll
    void close() {
        redis.close();
    }

    /** On a busy machine an entry may be missed; then another profile serves as well. */
    private Indexed create(Tenant where, Group group) {
        AtomicReference<Indexed> created = new AtomicReference<>();
        Deadline.within(Duration.ofSeconds(10), "a creation reaches Redis", () -> {
            Set<String> before = redis.keys();
            String email = Unique.email("indexed");
            Answer profile = where.partner()
                    .post(PROFILES, ProfileBody.in(group).withEmail(email))
                    .is(201);
            Set<String> added = new HashSet<>(redis.keys());
            added.removeAll(before);
            added.forEach(entry -> created.set(new Indexed(email, profile.id(), entry)));
            return added.size() == 1;
        });
        return created.get();
    }

    /** A reader of Redis must not see that two organizations know the same person. */
    @Test
    void oneAddressLeavesUnrelatedEntriesInTwoOrganizations() {
        Tenant other = Tenant.create();
        Group there = other.group();
        Deadline.within(Duration.ofSeconds(10), "two creations reach Redis", () -> {
            Set<String> before = redis.keys();
            String email = Unique.email("twice");
            partner.post(PROFILES, ProfileBody.in(group).withEmail(email)).is(201);
            other.partner()
                    .post(PROFILES, ProfileBody.in(there).withEmail(email))
                    .is(201);
            List<String> added =
                    redis.keys().stream().filter(name -> !before.contains(name)).toList();
            assertThat(added.stream().map(name -> name.replaceFirst(".*:", ""))).doesNotHaveDuplicates();
            return added.size() == 2;
        });
    }

    private void isFound(Indexed profile) {
        for (int i = 0; i < 3; i++) {
            assertThat(partner.get(PROFILES + "?email=" + profile.email())
                            .is(200)
                            .each("id"))
                    .containsExactly(profile.id());
        }
    }

    @Test
    void entryWithTheIdOfAnotherProfileIsIgnored() {
        Indexed maria = create(tenant, group);
        Indexed anna = create(tenant, group);

        redis.copy(anna.entry(), maria.entry());

        isFound(maria);
        isFound(anna);
    }

    @Test
    void entryWithTheIdOfAnotherOrganizationsProfileIsIgnored() {
        Tenant other = Tenant.create();
        Indexed foreign = create(other, other.group());
        Indexed maria = create(tenant, group);

        redis.copy(foreign.entry(), maria.entry());

        isFound(maria);
    }

    @Test
    void entryWithTheIdOfAProfileOutsideTheContextIsIgnored() {
        Group hidden = tenant.group();
        Indexed outside = create(tenant, hidden);
        Indexed inside = create(tenant, group);
        Api confined = tenant.keyFor(group, "PROFILES_VIEW").api();

        redis.copy(outside.entry(), inside.entry());

        assertThat(confined.get(PROFILES + "?email=" + inside.email()).is(200).each("id"))
                .containsExactly(inside.id());
        assertThat(confined.get(PROFILES + "?email=" + outside.email()).is(200).text())
                .isEqualTo("[]");
    }

    @Test
    void entryOfAFormerAddressFindsNoProfile() {
        Indexed maria = create(tenant, group);
        Indexed anna = create(tenant, group);
        String kept = maria.entry();
        partner.patch(PROFILES + "/" + maria.id(), "{\"email\":\"" + Unique.email("moved") + "\"}")
                .is(200);

        redis.copy(anna.entry(), kept);

        assertThat(partner.get(PROFILES + "?email=" + maria.email()).is(200).text())
                .isEqualTo("[]");
    }

    @Test
    void unreadableEntriesAreIgnored() {
        String[][] garbage = {
            {"SET", "", "garbage"},
            {"SET", "", ""},
            {"SET", "", "\u0000\u00FF\u00FE"},
            {"SET", "", "x".repeat(100_000)},
            {"RPUSH", "", "a", "b"},
            {"HSET", "", "a", "b"},
            {"SADD", "", "a"},
            {"SET", "", "00000000-0000-0000-0000-000000000000:1"}
        };
        for (String[] command : garbage) {
            Indexed maria = create(tenant, group);
            redis.run("DEL", maria.entry());
            command[1] = maria.entry();
            redis.run(command);

            isFound(maria);
        }
    }

    @Test
    void changeSucceedsOverAnUnreadableEntry() {
        Indexed maria = create(tenant, group);
        redis.run("DEL", maria.entry());
        redis.run("RPUSH", maria.entry(), "a");
        String moved = Unique.email("moved");

        partner.patch(PROFILES + "/" + maria.id(), "{\"email\":\"" + moved + "\"}")
                .is(200);

        isFound(new Indexed(moved, maria.id(), maria.entry()));
        assertThat(partner.get(PROFILES + "?email=" + maria.email()).is(200).text())
                .isEqualTo("[]");
    }

    @Test
    void lookUpsFillAnEmptiedRedis() {
        Indexed maria = create(tenant, group);

        redis.run("FLUSHALL");
        isFound(maria);

        assertThat(redis.keys()).contains(maria.entry());
    }

    @Test
    void redisContainsNoPersonalData() {
        Indexed maria = create(tenant, group);
        String dump = String.valueOf(redis.run("DUMP", maria.entry()));

        for (String personal : new String[] {maria.email(), "example.com", "Maria", "Schmidt", "1985"}) {
            assertThat(maria.entry()).doesNotContainIgnoringCase(personal);
            assertThat(dump).doesNotContainIgnoringCase(personal);
        }
        assertThat(maria.entry()).doesNotContain(Digests.sha256(maria.email()));
    }
}
