package health.intake.blackbox.admin;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Json;
import health.intake.blackbox.driver.Key;
import health.intake.blackbox.driver.Links;
import health.intake.blackbox.driver.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 5 and 7: the lists of the Admin API, page by page. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdminListsIT {

    private static final int COUNT = 5;

    private final Api admin = Api.admin();
    private final Tenant tenant = Tenant.create();
    private final List<String> groups = times(() -> tenant.group().id());
    private final List<String> keys = times(() -> tenant.key("CREATE_USER").id());
    private final List<String> organizations = times(() -> Tenant.create().id());
    private final List<String> adminKeys = times(() ->
            Key.of(Api.admin().post("/api/admin/api-keys", "{\"name\":\"A\"}")).id());

    private static List<String> times(Supplier<String> creation) {
        return IntStream.range(0, COUNT).mapToObj(i -> creation.get()).toList();
    }

    Stream<String> lists() {
        return Stream.of("/api/admin/organizations", "/api/admin/api-keys", tenant.groupsPath(), tenant.keysPath());
    }

    private List<String> walk(String path, int limit) {
        List<String> ids = new ArrayList<>();
        String next = path + "?limit=" + limit;
        while (next != null) {
            Answer page = admin.get(next).is(200);
            assertThat(page.json().size()).isLessThanOrEqualTo(limit);
            ids.addAll(page.each("id"));
            next = Links.of(page).next();
        }
        return ids;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 5, 6, 500})
    void cursorReachesAllObjectsOfATenant(int limit) {
        assertThat(walk(tenant.groupsPath(), limit)).containsExactlyInAnyOrderElementsOf(groups);
        assertThat(walk(tenant.keysPath(), limit)).containsExactlyInAnyOrderElementsOf(keys);
    }

    @ParameterizedTest
    @ValueSource(ints = {37, 500})
    void cursorReachesAllOrganizations(int limit) {
        assertThat(walk("/api/admin/organizations", limit))
                .doesNotHaveDuplicates()
                .containsAll(organizations)
                .contains(tenant.id());
        assertThat(walk("/api/admin/api-keys", limit))
                .doesNotHaveDuplicates()
                .containsAll(adminKeys)
                .doesNotContainAnyElementsOf(keys);
    }

    @ParameterizedTest
    @MethodSource("lists")
    void linksArePathAbsoluteAndCarryTheLimit(String path) {
        Links links = Links.of(admin.get(path + "?limit=2").is(200));

        assertThat(links.targets()).containsOnlyKeys("first", "next");
        assertThat(links.first()).isEqualTo(path + "?limit=2");
        assertThat(links.next()).startsWith(path + "?").contains("limit=2").contains("cursor=");
    }

    @ParameterizedTest
    @MethodSource("lists")
    void elementOfAListEqualsTheObjectAlone(String path) {
        String element = admin.get(path + "?limit=1").is(200).json().get(0).toString();
        String id = Json.parse(element).get("id").asText();

        assertThat(admin.get(path + "/" + id).is(200).text()).isEqualTo(element);
    }

    @Test
    void lastPageHasNoNextLink() {
        assertThat(Links.of(admin.get(tenant.groupsPath()).is(200)).next()).isNull();
        assertThat(Links.of(admin.get(tenant.groupsPath() + "?limit=5").is(200)).next())
                .isNull();
        assertThat(Links.of(admin.get(Tenant.create().groupsPath()).is(200)).next())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=501",
                "limit=x",
                "limit=",
                "limit=1.0",
                "cursor=",
                "cursor=abc",
                "offset=0",
                "email=a%40b.co",
                "x=1"
            })
    void parameterOutsideTheContractIsRefused(String query) {
        lists().forEach(path -> admin.get(path + "?" + query).isProblem(400, "invalid_query"));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void tamperedCursorIsRefused(String path) {
        String next =
                String.valueOf(Links.of(admin.get(path + "?limit=2").is(200)).next());
        String cursor = next.replaceAll(".*cursor=([^&]+).*", "$1");
        char swapped = cursor.charAt(3) == 'A' ? 'g' : 'A';

        admin.get(path + "?cursor=" + cursor.substring(0, 3) + swapped + cursor.substring(4))
                .isProblem(400, "invalid_query");
        admin.get(path + "?cursor=" + cursor.substring(1)).isProblem(400, "invalid_query");
    }

    @Test
    void cursorOfAnotherListIsRefused() {
        String next = String.valueOf(
                Links.of(admin.get(tenant.groupsPath() + "?limit=2").is(200)).next());
        String query = next.substring(next.indexOf('?'));

        admin.get(tenant.keysPath() + query).isProblem(400, "invalid_query");
        admin.get(Tenant.create().groupsPath() + query).isProblem(400, "invalid_query");
    }

    @Test
    void listHasHundredElementsByDefault() {
        Tenant large = Tenant.create();
        for (int i = 0; i < 101; i++) {
            large.group();
        }
        Answer list = admin.get(large.groupsPath()).is(200);

        assertThat(list.json()).hasSize(100);
        assertThat(Links.of(list).next()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=x", "cursor=x"})
    void queryParametersAreCheckedBeforeTheOrganization(String query) {
        for (String list : List.of("profile-groups", "api-keys")) {
            admin.get("/api/admin/organizations/no-such-organization/" + list + "?" + query)
                    .isProblem(400, "invalid_query");
        }
    }
}
