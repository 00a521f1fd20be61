package health.intake.blackbox.profiles;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Links;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 3.4: lists of one group and of one state. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProfileFiltersIT {

    private static final int COUNT = 9;

    private final Tenant tenant = Tenant.create();
    private final Tenant stranger = Tenant.create();
    private final Group first = tenant.group();
    private final Group second = tenant.group();
    private final Group empty = tenant.group();
    private final Api all = tenant.partner();
    private final Api confined = tenant.keyFor(first, empty, "PROFILES_VIEW").api();
    private final List<String> newestFirst = new ArrayList<>();

    @BeforeAll
    void createProfilesInTurns() {
        for (int i = 0; i < COUNT; i++) {
            newestFirst.add(
                    0,
                    all.post(PROFILES, ProfileBody.in(i % 3 == 0 ? first : second))
                            .is(201)
                            .id());
        }
    }

    private List<String> ofFirst() {
        return List.of(newestFirst.get(2), newestFirst.get(5), newestFirst.get(8));
    }

    private static String of(String group) {
        return PROFILES + "?profile_group=" + Api.encoded(group);
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
    void onlyTheGroupIsListed() {
        for (String name : List.of(first.id(), first.slug(), first.id().toUpperCase(Locale.ROOT))) {
            assertThat(all.get(of(name)).is(200).each("id")).isEqualTo(ofFirst());
            assertThat(confined.get(of(name)).is(200).each("id")).isEqualTo(ofFirst());
        }
        assertThat(all.get(of(empty.slug())).is(200).text()).isEqualTo("[]");
        assertThat(all.get(of(first.slug()) + "&offset=1&limit=1").is(200).each("id"))
                .containsExactly(newestFirst.get(5));
        assertThat(all.send("HEAD", of(first.slug())).is(200).body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 500})
    void cursorReachesTheWholeGroup(int limit) {
        assertThat(walk(all, of(first.slug()) + "&limit=" + limit)).isEqualTo(ofFirst());
        assertThat(walk(confined, of(first.id()) + "&limit=" + limit)).isEqualTo(ofFirst());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "nobody-knows", "No slug!", "1-1-1-1-1", "0197a3c0-0000-7000-8000-000000000000"})
    void unknownGroupIsNotFound(String name) {
        all.get(of(name)).isProblem(404, "profile_group_not_found");
        confined.get(of(name)).isProblem(404, "profile_group_not_found");
        all.get(of(name) + "&state=deactivated").isProblem(404, "profile_group_not_found");
        all.get(of(name) + "&updated_since=2026-04-01T09:14:32Z").isProblem(404, "profile_group_not_found");
    }

    @Test
    void groupOfAnotherOrganizationIsUnknownByteForByte() {
        Group foreign = stranger.group();
        Api identified = all.with("X-Request-Id", "the-same-id-for-both");
        Answer unknown = identified.get(of(UUID.randomUUID().toString())).isProblem(404, "profile_group_not_found");

        for (String name : List.of(foreign.id(), foreign.slug())) {
            Answer answer = identified.get(of(name)).isProblem(404, "profile_group_not_found");
            assertThat(answer.body()).isEqualTo(unknown.body());
            assertThat(answer.steadyHeaders()).isEqualTo(unknown.steadyHeaders());
        }
    }

    @Test
    void groupOutsideTheAccessContextIsRefused() {
        for (String name : List.of(second.id(), second.slug())) {
            confined.get(of(name)).isProblem(403, "outside_access_context");
            confined.get(of(name) + "&state=deactivated").isProblem(403, "outside_access_context");
            confined.get(of(name) + "&updated_since=2026-04-01T09:14:32Z").isProblem(403, "outside_access_context");
        }
    }

    @Test
    void everyProfileIsActive() {
        assertThat(all.get(PROFILES + "?state=active").is(200).each("id")).isEqualTo(newestFirst);
        assertThat(all.get(PROFILES + "?state=all").is(200).each("id")).isEqualTo(newestFirst);
        assertThat(walk(all, PROFILES + "?limit=2&state=all")).isEqualTo(newestFirst);
        assertThat(confined.get(PROFILES + "?state=all").is(200).each("id")).isEqualTo(ofFirst());
        Answer deactivated = all.get(PROFILES + "?state=deactivated&limit=2").is(200);
        assertThat(deactivated.text()).isEqualTo("[]");
        assertThat(Links.of(deactivated).next()).isNull();
        assertThat(Links.of(deactivated).first()).isEqualTo(PROFILES + "?state=deactivated&limit=2");
    }

    @Test
    void linksCarryTheFilters() {
        String filter = "profile_group=" + first.slug() + "&state=all";
        Links links = Links.of(all.get(PROFILES + "?limit=2&" + filter).is(200));

        assertThat(links.first()).isEqualTo(PROFILES + "?" + filter + "&limit=2");
        assertThat(links.next()).startsWith(PROFILES + "?" + filter + "&limit=2&cursor=");
        assertThat(all.get(links.first()).is(200).each("id"))
                .isEqualTo(ofFirst().subList(0, 2));
        assertThat(Links.of(all.get(of(first.id().toUpperCase(Locale.ROOT)) + "&state=active")
                                .is(200))
                        .first())
                .isEqualTo(PROFILES + "?profile_group=" + first.id() + "&state=active&limit=100");
    }

    @Test
    void cursorIsOfNoUseWithAnotherFilter() {
        List<String> filters = List.of(
                "",
                "&profile_group=" + first.slug(),
                "&profile_group=" + second.slug(),
                "&state=all",
                "&state=deactivated",
                "&state=all&profile_group=" + first.slug(),
                "&updated_since=2026-04-01T09:14:32Z");
        for (String filter : filters.subList(0, 4)) {
            String cursor = String.valueOf(
                            Links.of(all.get(PROFILES + "?limit=1" + filter).is(200))
                                    .next())
                    .replaceFirst(".*cursor=", "&cursor=");
            for (String other : filters) {
                Answer answer = all.get(PROFILES + "?limit=1" + other + cursor);
                if (other.equals(filter)) {
                    answer.is(200);
                } else {
                    answer.isProblem(400, "invalid_query");
                }
            }
        }
    }

    @Test
    void cursorOfTheDefaultStateIsThatOfTheListWithoutFilter() {
        String next =
                String.valueOf(Links.of(all.get(PROFILES + "?limit=2").is(200)).next());

        assertThat(all.get(next + "&state=active").is(200).each("id")).isEqualTo(newestFirst.subList(2, 4));
    }
}
