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
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 3.4: the list of profiles, newest first, page by page. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProfileListIT {

    private static final int COUNT = 12;

    private final Tenant tenant = Tenant.create();
    private final List<Group> groups = List.of(tenant.group(), tenant.group(), tenant.group());
    private final Api all = tenant.partner();
    private final Api firstGroup = tenant.keyFor(groups.get(0), "PROFILES_VIEW").api();
    private final Api twoGroups =
            tenant.keyFor(groups.get(0), groups.get(2), "IMPERSONATE").api();
    private final List<String> newestFirst = new ArrayList<>();

    @BeforeAll
    void createProfilesInTurns() {
        for (int i = 0; i < COUNT; i++) {
            newestFirst.add(
                    0,
                    all.post(PROFILES, ProfileBody.in(groups.get(i % 3)))
                            .is(201)
                            .id());
        }
    }

    /** @param indexes positions in the order of creation, modulo 3: the groups */
    private List<String> of(Integer... indexes) {
        List<Integer> wanted = List.of(indexes);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            if (wanted.contains((COUNT - 1 - i) % 3)) {
                ids.add(newestFirst.get(i));
            }
        }
        return ids;
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
    void newestIsFirst() {
        assertThat(all.get(PROFILES).is(200).each("id")).containsExactlyElementsOf(newestFirst);
    }

    @Test
    void elementOfAListEqualsTheProfileAlone() {
        Answer list = all.get(PROFILES + "?limit=1").is(200);
        Answer alone = all.get(PROFILES + "/" + newestFirst.get(0)).is(200);

        assertThat(list.text()).isEqualTo("[" + alone.text() + "]");
    }

    @Test
    void onlyTheGroupsOfTheKeyAreListed() {
        assertThat(firstGroup.get(PROFILES).is(200).each("id")).containsExactlyElementsOf(of(0));
        assertThat(twoGroups.get(PROFILES).is(200).each("id")).containsExactlyElementsOf(of(0, 2));
    }

    @Test
    void anotherOrganizationListsNoneOfThem() {
        Tenant other = Tenant.create();
        Answer list = other.partner().get(PROFILES).is(200);

        assertThat(list.text()).isEqualTo("[]");
        assertThat(Links.of(list).next()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 11, 12, 13, 500})
    void cursorReachesAllProfiles(int limit) {
        String start = PROFILES + "?limit=" + limit;

        assertThat(walk(all, start)).containsExactlyElementsOf(newestFirst);
        assertThat(walk(firstGroup, start)).containsExactlyElementsOf(of(0));
        assertThat(walk(twoGroups, start)).containsExactlyElementsOf(of(0, 2));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 11, 12, 13, 100_000, Integer.MAX_VALUE})
    void cursorContinuesAfterAnOffset(int offset) {
        List<String> rest = newestFirst.subList(Math.min(offset, COUNT), COUNT);
        List<String> confinedRest = of(0, 2).subList(Math.min(offset, of(0, 2).size()), of(0, 2).size());

        assertThat(all.get(PROFILES + "?offset=" + offset).is(200).each("id")).containsExactlyElementsOf(rest);
        assertThat(walk(all, PROFILES + "?limit=2&offset=" + offset)).containsExactlyElementsOf(rest);
        assertThat(walk(twoGroups, PROFILES + "?limit=2&offset=" + offset)).containsExactlyElementsOf(confinedRest);
    }

    @Test
    void pagesDoNotShiftWhenProfilesAreAdded() {
        Tenant growing = Tenant.create();
        Group group = growing.group();
        Api partner = growing.partner();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ids.add(0, partner.post(PROFILES, ProfileBody.in(group)).is(201).id());
        }

        Answer first = partner.get(PROFILES + "?limit=2").is(200);
        partner.post(PROFILES, ProfileBody.in(group)).is(201);
        Answer second = partner.get(String.valueOf(Links.of(first).next())).is(200);

        assertThat(second.each("id")).containsExactlyElementsOf(ids.subList(2, 4));
        assertThat(Links.of(second).next()).isNull();
    }

    @Test
    void changeDoesNotMoveAProfile() {
        all.patch(PROFILES + "/" + newestFirst.get(COUNT - 1), "{\"first_name\":\"Eva\"}")
                .is(200);

        assertThat(all.get(PROFILES).is(200).each("id")).containsExactlyElementsOf(newestFirst);
    }

    @Test
    void linksArePathAbsoluteAndCarryTheLimit() {
        Links links = Links.of(all.get(PROFILES + "?limit=5").is(200));

        assertThat(links.targets()).containsOnlyKeys("first", "next");
        assertThat(links.first()).isEqualTo("/api/v1/profiles?limit=5");
        assertThat(links.next()).matches("/api/v1/profiles\\?(limit=5&cursor=[^&]+|cursor=[^&]+&limit=5)");
    }

    @Test
    void everyPageLinksToTheFirst() {
        Answer first = all.get(PROFILES + "?limit=5").is(200);
        Answer second = all.get(String.valueOf(Links.of(first).next())).is(200);
        Answer skipped = all.get(PROFILES + "?limit=5&offset=3").is(200);

        assertThat(all.get(Links.of(second).first()).text()).isEqualTo(first.text());
        assertThat(all.get(Links.of(skipped).first()).text()).isEqualTo(first.text());
        assertThat(all.get(Links.of(all.get(PROFILES)).first()).is(200).each("id"))
                .containsExactlyElementsOf(newestFirst);
    }

    @Test
    void lastPageHasNoNextLink() {
        for (String query : List.of("", "?limit=12", "?limit=500", "?offset=12", "?limit=2&offset=10")) {
            Links links = Links.of(all.get(PROFILES + query).is(200));

            assertThat(links.next()).as(query).isNull();
            assertThat(links.first()).as(query).startsWith(PROFILES);
        }
    }

    @Test
    void listHasHundredProfilesByDefault() {
        Tenant large = Tenant.create();
        Group group = large.group();
        Api partner = large.partner();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 101; i++) {
            ids.add(partner.post(PROFILES, ProfileBody.in(group)).is(201).id());
        }
        Collections.reverse(ids);

        Answer list = partner.get(PROFILES).is(200);

        assertThat(list.each("id")).containsExactlyElementsOf(ids.subList(0, 100));
        assertThat(walk(partner, PROFILES)).containsExactlyElementsOf(ids);
    }
}
