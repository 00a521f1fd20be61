package health.intake.blackbox.profiles;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Links;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Sql;
import health.intake.blackbox.driver.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 3.4: the list of what was created or changed since an instant, oldest first. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChangesIT {

    private static final Instant NOON = Instant.parse("2026-04-01T12:00:00Z");
    private static final Duration EARLIEST = Duration.ofSeconds(5);
    private static final Duration LATEST = Duration.ofSeconds(10);

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Group other = tenant.group();
    private final Api all = tenant.partner();
    private final Api confined = tenant.keyFor(group, "PROFILES_VIEW").api();
    private final Api two = tenant.keyFor(group, other, "IMPERSONATE").api();
    private final Sql sql = Installation.shared().sql();
    private final List<String> oldestFirst = new ArrayList<>();
    private final List<String> ofGroup = new ArrayList<>();

    /** Created a minute apart, the newest first; all but the last two are then changed, a second apart. */
    @BeforeAll
    void createAndChangeProfiles() {
        for (int i = 0; i < 8; i++) {
            Group where = i % 2 == 0 ? group : other;
            String id = create(all, where).id();
            sql.run("update profile set created_at = ? where id = ?", micros(NOON.minus(Duration.ofMinutes(i))), id);
            int place = 0;
            if (i < 6) {
                sql.run("update profile set updated_at = ? where id = ?", micros(NOON.plusSeconds(i)), id);
                place = oldestFirst.size();
            }
            oldestFirst.add(place, id);
            if (where == group) {
                ofGroup.add(i < 6 ? ofGroup.size() : 0, id);
            }
        }
    }

    @AfterAll
    void close() {
        sql.close();
    }

    private static Answer create(Api api, Group group) {
        return api.post(PROFILES, ProfileBody.in(group)).is(201);
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    private static String since(Object instant) {
        return PROFILES + "?updated_since=" + Api.encoded(instant.toString());
    }

    private static List<String> walk(Api api, String start) {
        List<String> ids = new ArrayList<>();
        String next = start;
        while (next != null) {
            Answer page = api.get(next).is(200);
            ids.addAll(page.each("id"));
            next = Links.of(page).next();
        }
        return ids;
    }

    @Test
    void oldestChangeIsFirstWhetherItIsACreationOrNot() {
        assertThat(all.get(since(NOON.minus(Duration.ofDays(1)))).is(200).each("id"))
                .isEqualTo(oldestFirst);
    }

    @Test
    void changesAtTheInstantOrLaterAreListed() {
        assertThat(all.get(since(NOON)).is(200).each("id")).isEqualTo(oldestFirst.subList(2, 8));
        assertThat(all.get(since("2026-04-01T14:00:00+02:00")).is(200).each("id"))
                .isEqualTo(oldestFirst.subList(2, 8));
        assertThat(all.get(since("2026-04-01T12:00:00.000001Z")).is(200).each("id"))
                .isEqualTo(oldestFirst.subList(3, 8));
        assertThat(all.get(since(NOON.minus(Duration.ofMinutes(6)))).is(200).each("id"))
                .isEqualTo(oldestFirst.subList(1, 8));
        assertThat(all.get(since(NOON.plusSeconds(6))).is(200).text()).isEqualTo("[]");
        assertThat(all.get(since("9999-12-31T23:59:59Z")).is(200).text()).isEqualTo("[]");
    }

    @Test
    void onlyTheGroupsOfTheKeyAndOfTheFilterAreListed() {
        String start = since(NOON.minus(Duration.ofDays(1)));

        assertThat(confined.get(start).is(200).each("id")).isEqualTo(ofGroup);
        assertThat(two.get(start).is(200).each("id")).isEqualTo(oldestFirst);
        assertThat(all.get(start + "&profile_group=" + group.slug()).is(200).each("id"))
                .isEqualTo(ofGroup);
        assertThat(all.get(start + "&state=all").is(200).each("id")).isEqualTo(oldestFirst);
        assertThat(all.get(start + "&state=deactivated").is(200).text()).isEqualTo("[]");
        assertThat(Tenant.create().partner().get(start).is(200).text()).isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 9, 500})
    void cursorReachesAllChanges(int limit) {
        String start = since(NOON.minus(Duration.ofDays(1))) + "&limit=" + limit;

        assertThat(walk(all, start)).isEqualTo(oldestFirst);
        assertThat(walk(two, start)).isEqualTo(oldestFirst);
        assertThat(walk(confined, start)).isEqualTo(ofGroup);
        assertThat(walk(all, start + "&state=all&profile_group=" + group.id())).isEqualTo(ofGroup);
    }

    @Test
    void changesOfOneInstantAreInTheOrderOfTheirIds() {
        Tenant large = Tenant.create();
        List<String> ids = new ArrayList<>();
        Group one = large.group();
        Group next = large.group();
        for (int i = 0; i < 7; i++) {
            ids.add(create(large.partner(), i % 2 == 0 ? one : next).id());
        }
        Collections.shuffle(ids);
        for (int i = 0; i < ids.size(); i++) {
            sql.run(
                    "update profile set created_at = ?, updated_at = ? where id = ?",
                    micros(NOON.minusSeconds(i)),
                    micros(NOON),
                    ids.get(i));
        }
        Collections.sort(ids);

        Api confinedToBoth = large.keyFor(one, next, "PROFILES_VIEW").api();
        for (int limit : List.of(1, 2, 3, 500)) {
            assertThat(walk(large.partner(), since(NOON) + "&limit=" + limit)).isEqualTo(ids);
            assertThat(walk(confinedToBoth, since(NOON) + "&limit=" + limit)).isEqualTo(ids);
        }
    }

    @Test
    void linksCarryTheInstant() {
        String filter = "profile_group=" + group.slug() + "&state=all&updated_since=2026-03-31T12:00:00.500Z";
        Links links = Links.of(all.get(PROFILES + "?" + filter + "&limit=2").is(200));

        assertThat(links.first()).isEqualTo(PROFILES + "?" + filter + "&limit=2");
        assertThat(links.next()).startsWith(PROFILES + "?" + filter + "&limit=2&cursor=");
        assertThat(all.get(links.first()).is(200).each("id")).isEqualTo(ofGroup.subList(0, 2));
    }

    @Test
    void cursorIsOfNoUseForAnotherInstantOrList() {
        String cursor = String.valueOf(
                        Links.of(all.get(since(NOON) + "&limit=1").is(200)).next())
                .replaceFirst(".*cursor=", "cursor=");
        String ofAll = String.valueOf(
                        Links.of(all.get(PROFILES + "?limit=1").is(200)).next())
                .replaceFirst(".*cursor=", "cursor=");

        all.get(since(NOON) + "&" + cursor).is(200);
        all.get(since(NOON.plusSeconds(1)) + "&" + cursor).isProblem(400, "invalid_query");
        all.get(since(NOON) + "&state=all&" + cursor).isProblem(400, "invalid_query");
        all.get(PROFILES + "?" + cursor).isProblem(400, "invalid_query");
        all.get(since(NOON) + "&" + ofAll).isProblem(400, "invalid_query");
        all.get(since(NOON) + "&offset=1&" + cursor).isProblem(400, "invalid_query");
    }

    /** When a profile first stands in the list of changes since some time ago, after its own instant. */
    private Duration delay(Api api, String id) {
        String start = since(Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.SECONDS)) + "&limit=500";
        Instant changed = Instant.EPOCH.plus(
                Long.parseLong(sql.text("select coalesce(updated_at, created_at) from profile where id = ?", id)),
                ChronoUnit.MICROS);
        Deadline.within(
                LATEST,
                "the change is listed",
                () -> api.get(start).is(200).each("id").contains(id));
        return Duration.between(changed, Instant.now());
    }

    @Test
    void changeAppearsFiveToTenSecondsAfterItsInstant() {
        Tenant growing = Tenant.create();
        Api partner = growing.partner();
        String id = create(partner, growing.group()).id();

        assertThat(delay(partner, id)).isBetween(EARLIEST, LATEST);
        partner.patch(PROFILES + "/" + id, "{\"height\":170}").is(200);
        assertThat(delay(partner, id)).isBetween(EARLIEST, LATEST);
        Answer before = partner.get(PROFILES + "/" + id);
        partner.patch(PROFILES + "/" + id, "{\"height\":170}").is(200);
        assertThat(partner.get(since(before.at("updated_at").asText())).is(200).text())
                .as("what changes nothing is no change")
                .isEqualTo("[" + before.text() + "]");
    }

    @Test
    void changeLeavesItsFormerPlace() {
        Tenant growing = Tenant.create();
        Api partner = growing.partner();
        String id = create(partner, growing.group()).id();
        sql.run("update profile set created_at = ? where id = ?", micros(NOON), id);
        assertThat(partner.get(since(NOON)).is(200).each("id")).containsExactly(id);

        partner.patch(PROFILES + "/" + id, "{\"height\":170}").is(200);

        assertThat(partner.get(since(NOON)).is(200).text()).isEqualTo("[]");
        assertThat(partner.get(PROFILES).is(200).each("id")).containsExactly(id);
    }
}
