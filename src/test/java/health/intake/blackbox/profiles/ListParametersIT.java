package health.intake.blackbox.profiles;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Json;
import health.intake.blackbox.driver.Links;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Tenant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 1.4 and 3.4: the parameters of the list, and its cursors. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListParametersIT {

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Api partner = tenant.partner();

    @BeforeAll
    void createProfiles() {
        for (String name : List.of("Anna", "Berta", "Clara", "Dora")) {
            partner.post(
                            PROFILES,
                            ProfileBody.in(group)
                                    .withEmail(name + "@personal.example")
                                    .with("first_name", Json.quoted(name)))
                    .is(201);
        }
    }

    private String cursor() {
        String next = String.valueOf(
                Links.of(partner.get(PROFILES + "?limit=2").is(200)).next());
        return next.replaceAll(".*cursor=([^&]+).*", "$1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=501",
                "limit=-1",
                "limit=abc",
                "limit=1.0",
                "limit=1e1",
                "limit=",
                "limit",
                "limit=%201",
                "limit=1%20",
                "limit=+1",
                "limit=0x10",
                "limit=99999999999999999999",
                "limit=%D9%A1",
                "offset=-1",
                "offset=abc",
                "offset=1.5",
                "offset=",
                "offset=2147483648",
                "offset=99999999999999999999",
                "limit=1;offset=1",
                "state=",
                "state=Active",
                "state=erased",
                "state=active&state=all",
                "updated_since=",
                "updated_since=2026-04-01",
                "updated_since=2026-04-01T09:14:32",
                "updated_since=2026-04-01T11:14:32+02:00",
                "updated_since=2026-02-30T09:14:32Z",
                "updated_since=1775034872",
                "updated_since=2026-04-01T09:14:32Z&offset=0",
                "offset=5&updated_since=2026-04-01T09:14:32Z",
                "profile_group=nobody-knows&limit=0",
                "profile_group=nobody-knows&cursor=abc",
                "profile_group=nobody-knows&state=x",
                "profile_group=a&profile_group=a",
                "profile_group_slug=a",
                "cursor=",
                "cursor=abc",
                "cursor=%20",
                "offset=0&offset=0",
                "limit=2&offset=1&limit=3",
                "emial=a%40b.co",
                "Email=a%40b.co",
                "LIMIT=1",
                "x=1",
                "=1",
                "&=",
                "limit=1&x=",
                "limit=1&&y",
                "x-api-key=1",
                "page=1",
                "email=a%40b.co&email=a%40b.co",
                "email=a%40b.co&limit=1&limit=1",
                "email=a%40b.co&sort=x"
            })
    void parameterOutsideTheContractIsRefused(String query) {
        partner.get(PROFILES + "?" + query).isProblem(400, "invalid_query");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "limit=1",
                "limit=500",
                "offset=0",
                "offset=2147483647",
                "limit=500&offset=3",
                "state=active",
                "state=deactivated&offset=1",
                "state=all&limit=1",
                "updated_since=2026-04-01T09:14:32Z",
                "updated_since=2026-04-01t09:14:32.123456789z",
                "updated_since=2026-04-01T11:14:32%2B02:00",
                "updated_since=9999-12-31T23:59:59Z",
                "updated_since=0000-01-01T00:00:00Z&state=all&limit=2"
            })
    void parameterOfTheContractIsAccepted(String query) {
        partner.get(PROFILES + "?" + query).is(200);
    }

    @Test
    void cursorExcludesAnOffset() {
        partner.get(PROFILES + "?cursor=" + cursor() + "&offset=1").isProblem(400, "invalid_query");
        partner.get(PROFILES + "?cursor=" + cursor() + "&offset=0&limit=2").isProblem(400, "invalid_query");
    }

    @Test
    void repeatedCursorIsRefused() {
        partner.get(PROFILES + "?cursor=" + cursor() + "&cursor=" + cursor()).isProblem(400, "invalid_query");
    }

    @Test
    void everyTamperedCursorIsRefused() {
        String cursor = cursor();
        for (int i = 0; i < cursor.length(); i++) {
            char swapped = cursor.charAt(i) == 'A' ? 'g' : 'A';
            String tampered = cursor.substring(0, i) + swapped + cursor.substring(i + 1);
            partner.get(PROFILES + "?limit=2&cursor=" + tampered).isProblem(400, "invalid_query");
        }
        partner.get(PROFILES + "?limit=2&cursor=" + cursor.substring(1)).isProblem(400, "invalid_query");
        partner.get(PROFILES + "?limit=2&cursor=" + cursor.substring(0, cursor.length() - 1))
                .isProblem(400, "invalid_query");
        partner.get(PROFILES + "?limit=2&cursor=" + cursor + "A").isProblem(400, "invalid_query");
    }

    @Test
    void cursorOfAnotherOrganizationIsRefused() {
        Tenant.create().partner().get(PROFILES + "?limit=2&cursor=" + cursor()).isProblem(400, "invalid_query");
    }

    @Test
    void cursorShowsNothingOutsideTheAccessContext() {
        Group second = tenant.group();
        Api confined = tenant.keyFor(second, "PROFILES_VIEW").api();
        Answer answer = confined.get(PROFILES + "?limit=2&cursor=" + cursor());

        if (answer.status() == 200) {
            assertThat(answer.text()).isEqualTo("[]");
        } else {
            answer.isProblem(400, "invalid_query");
        }
    }

    @Test
    void cursorContainsNoPersonalData() {
        String cursor = cursor();
        String unpacked =
                new String(Base64.getUrlDecoder().decode(cursor.replaceAll("[^A-Za-z0-9_-]", "")), ISO_8859_1);

        for (String personal : List.of("Anna", "Berta", "Clara", "Dora", "personal.example", "Schmidt")) {
            assertThat(cursor).doesNotContainIgnoringCase(personal);
            assertThat(unpacked).doesNotContainIgnoringCase(personal);
        }
    }

    @Test
    void matrixParameterIsRefused() {
        partner.get(PROFILES + ";limit=1").isProblem(400, "invalid_query");
    }
}
