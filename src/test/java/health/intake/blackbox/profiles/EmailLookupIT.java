package health.intake.blackbox.profiles;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Json;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 3.4: looking a profile up by its e-mail address. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmailLookupIT {

    private static final String LOOK_UP = PROFILES + "/lookup";

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Api partner = tenant.partner();
    private final Answer maria = partner.post(PROFILES, ProfileBody.in(group).withEmail("Maria.Schmidt@example.com"))
            .is(201);

    /** The answer to the address in the URL, which is the same as to the address in the body. */
    private static Answer lookUp(Api api, String email) {
        Api identified = api.with("X-Request-Id", "the-same-id-for-all");
        Answer found = identified.get(PROFILES + "?email=" + Api.encoded(email)).is(200);
        Answer foundByBody = identified.post(LOOK_UP, body(email)).is(200);
        assertThat(foundByBody.body()).isEqualTo(found.body());
        assertThat(foundByBody.steadyHeaders()).isEqualTo(found.steadyHeaders());
        return found;
    }

    private static String body(String email) {
        return Json.object(Map.of("email", Json.quoted(email)));
    }

    @Test
    void profileIsFoundWhateverTheCaseOfTheLetters() {
        for (String email :
                List.of("Maria.Schmidt@example.com", "maria.schmidt@EXAMPLE.com", "MARIA.SCHMIDT@Example.Com")) {
            assertThat(lookUp(partner, email).text()).isEqualTo("[" + maria.text() + "]");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "maria.schmidt@example.co", "maria@example.com", "schmidt@example.com", "aria.schmidt@example.com",
                "maria.schmidt@sub.example.com", "maria.%@example.com", "maria_schmidt@example.com", "*@example.com",
                "mariaschmidt@example.com", "maria.schmidt+tag@example.com"
            })
    void onlyTheWholeAddressFinds(String email) {
        assertThat(lookUp(partner, email).text()).isEqualTo("[]");
    }

    @Test
    void profileIsFoundAtOnceAfterItsCreationByEveryKeyOfTheOrganization() {
        Api reader = tenant.key("PROFILES_VIEW").api();
        Api impersonator = tenant.keyFor(group, "IMPERSONATE").api();
        for (int i = 0; i < 20; i++) {
            String email = Unique.email("at-once");
            assertThat(lookUp(reader, email).text()).isEqualTo("[]");
            Answer created = partner.post(PROFILES, ProfileBody.in(group).withEmail(email))
                    .is(201);

            assertThat(lookUp(reader, email).text()).isEqualTo("[" + created.text() + "]");
            assertThat(lookUp(impersonator, email).text()).isEqualTo("[" + created.text() + "]");
        }
    }

    @Test
    void changedAddressIsFoundAtOnceAndTheOldOneIsNot() {
        String path = PROFILES + "/"
                + partner.post(PROFILES, ProfileBody.in(group)).is(201).id();
        String former = "";
        for (int i = 0; i < 20; i++) {
            String email = Unique.email("moving");
            Answer changed =
                    partner.patch(path, "{\"email\":\"" + email + "\"}").is(200);

            assertThat(lookUp(partner, email).text()).isEqualTo("[" + changed.text() + "]");
            if (!former.isEmpty()) {
                assertThat(lookUp(partner, former).text()).isEqualTo("[]");
            }
            former = email;
        }
    }

    @Test
    void anyOtherChangeIsSeenAtOnce() {
        String email = Unique.email("renamed");
        String path = PROFILES + "/"
                + partner.post(PROFILES, ProfileBody.in(group).withEmail(email))
                        .is(201)
                        .id();
        lookUp(partner, email);

        Answer changed = partner.patch(path, "{\"first_name\":\"Eva\"}").is(200);

        assertThat(lookUp(partner, email).text()).isEqualTo("[" + changed.text() + "]");
    }

    @Test
    void unknownAndForeignAddressesHaveTheSameAnswer() {
        Api confined = tenant.keyFor(tenant.group(), "PROFILES_VIEW").api();

        Answer outside = lookUp(confined, "maria.schmidt@example.com");
        Answer nobody = lookUp(confined, "somebody.else@example.com");
        Answer foreign = lookUp(Tenant.create().partner(), "maria.schmidt@example.com");

        assertThat(outside.text()).isEqualTo("[]");
        assertThat(outside.body()).isEqualTo(nobody.body()).isEqualTo(foreign.body());
        assertThat(outside.steadyHeaders()).isEqualTo(nobody.steadyHeaders()).isEqualTo(foreign.steadyHeaders());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=1",
                "limit=0",
                "limit=abc",
                "limit=",
                "offset=5",
                "offset=-1",
                "offset=x",
                "cursor=abc",
                "cursor=",
                "limit=x&offset=y&cursor=z",
                "cursor=a&offset=1"
            })
    void otherParametersAreIgnoredWithAnAddress(String others) {
        String email = "email=" + Api.encoded("maria.schmidt@example.com");

        assertThat(partner.get(PROFILES + "?" + email + "&" + others).is(200).text())
                .isEqualTo("[" + maria.text() + "]");
        assertThat(partner.get(PROFILES + "?" + others + "&" + email).is(200).text())
                .isEqualTo("[" + maria.text() + "]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "profile_group=nobody-knows",
                "profile_group=",
                "state=active",
                "state=all",
                "state=x",
                "updated_since=2026-04-01T09:14:32Z",
                "updated_since="
            })
    void filtersOfTheListExcludeAnAddress(String filter) {
        String email = "email=" + Api.encoded("maria.schmidt@example.com");

        partner.get(PROFILES + "?" + email + "&" + filter).isProblem(400, "invalid_query");
        partner.get(PROFILES + "?" + filter + "&" + email).isProblem(400, "invalid_query");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email=",
                "email",
                "email=%20",
                "email=maria",
                "email=maria%40",
                "email=%25",
                "email=%00",
                "email=a%00%40example.com",
                "email=a%40example.com%0A",
                "email=%FF%FE%40example.com",
                "email=%ED%A0%80%40example.com",
                "email=null",
                "email=*"
            })
    void malformedAddressIsAnInvalidQuery(String query) {
        partner.get(PROFILES + "?" + query).isProblem(400, "invalid_query");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{}|email required",
                "{'email':null}|email required",
                "{'email':''}|email too_short",
                "{'email':' '}|email too_short",
                "{'email':'maria'}|email invalid_format",
                "{'email':'maria@'}|email invalid_format",
                "{'email':'%'}|email invalid_format",
                "{'email':'*'}|email invalid_format",
                "{'email':'a b@example.com'}|email invalid_format",
                "{'email':'a@example.com\\n'}|email invalid_format",
                "{'email':'a\\u0000@example.com'}|email invalid_format",
                "{'email':1}|email wrong_type",
                "{'email':['a@example.com']}|email wrong_type",
                "{'email':{'value':'a@example.com'}}|email wrong_type"
            })
    void malformedAddressInABodyIsAViolation(String body, String violation) {
        partner.post(LOOK_UP, body.replace('\'', '"')).violates(violation);
    }

    @Test
    void otherBodiesAreRefusedAsAnywhere() {
        partner.post(LOOK_UP, "{\"email\":\"" + "a".repeat(250) + "@example.com\"}")
                .violates("email too_long");
        partner.post(LOOK_UP, "{\"email\":\"maria\",\"limit\":1,\"emial\":\"a@example.com\"}")
                .violates("email invalid_format", "limit unknown_field", "emial unknown_field");
        partner.post(LOOK_UP, "").isProblem(400, "malformed_json");
        partner.post(LOOK_UP, "[]").isProblem(400, "malformed_json");
        partner.post(LOOK_UP, "{\"email\":\"a@example.com\",\"email\":\"a@example.com\"}")
                .isProblem(400, "malformed_json");
    }

    @Test
    void addressInABodyExcludesParameters() {
        String body = body("maria.schmidt@example.com");

        for (String query : List.of("?email=a%40b.co", "?limit=1", "?x=1")) {
            partner.post(LOOK_UP + query, body).isProblem(400, "invalid_query");
        }
    }

    @Test
    void plusSignInABodyNeedsNoEncoding() {
        Answer tagged = partner.post(PROFILES, ProfileBody.in(group).withEmail("plus+body@example.com"))
                .is(201);

        assertThat(partner.post(LOOK_UP, body("Plus+Body@example.com")).is(200).each("id"))
                .containsExactly(tagged.id());
    }

    @Test
    void readersLookUpAndWritersDoNot() {
        String body = body("maria.schmidt@example.com");

        for (String scope : List.of("PROFILES_VIEW", "IMPERSONATE")) {
            assertThat(tenant.key(scope).api().post(LOOK_UP, body).is(200).text())
                    .isEqualTo("[" + maria.text() + "]");
        }
        tenant.key("CREATE_USER").api().post(LOOK_UP, body).isProblem(403, "scope_missing");
        Api.anonymous().post(LOOK_UP, body).isProblem(403, "forbidden");
    }

    @Test
    void pathOfTheLookUpIsNoIdToOtherMethods() {
        partner.get(LOOK_UP).isProblem(400, "invalid_id");
        partner.get(LOOK_UP + "/").isProblem(400, "invalid_id");
        partner.send("HEAD", LOOK_UP).is(400);
        partner.patch(LOOK_UP, "{}").isProblem(400, "invalid_id");
        partner.get(LOOK_UP + "?x=1").isProblem(400, "invalid_query");
        partner.delete(LOOK_UP).isProblem(405, "method_not_allowed");
        assertThat(partner.send("OPTIONS", LOOK_UP).headerList("Allow")).contains("POST", "OPTIONS");
        Api.anonymous().get(LOOK_UP).isProblem(403, "forbidden");
        tenant.key("CREATE_USER").api().get(LOOK_UP).isProblem(403, "scope_missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plus+tag@example.com", "a%20b@example.com", "%20"})
    void spaceInAnAddressIsRefusedWithAHintToEncodePlus(String email) {
        Answer refused = partner.get(PROFILES + "?email=" + email).isProblem(400, "invalid_query");

        assertThat(refused.at("detail").asText()).contains("%2B");
        assertThat(partner.get(PROFILES + "?email=a")
                        .isProblem(400, "invalid_query")
                        .at("detail")
                        .asText())
                .doesNotContain("%2B");
    }

    @Test
    void encodedPlusSignInAnAddressIsFound() {
        Answer tagged = partner.post(PROFILES, ProfileBody.in(group).withEmail("plus+tag@example.com"))
                .is(201);

        assertThat(partner.get(PROFILES + "?email=plus%2Btag%40example.com")
                        .is(200)
                        .each("id"))
                .containsExactly(tagged.id());
        assertThat(lookUp(partner, "plus@example.com").text()).isEqualTo("[]");
    }

    @Test
    void headFindsAProfile() {
        String path = PROFILES + "?email=" + Api.encoded("maria.schmidt@example.com".toUpperCase(Locale.ROOT));

        assertThat(partner.send("HEAD", path).is(200).body()).isEmpty();
    }
}
