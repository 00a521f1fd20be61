package health.intake.blackbox.profiles;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 3.4: looking a profile up by its e-mail address. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmailLookupIT {

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Api partner = tenant.partner();
    private final Answer maria = partner.post(PROFILES, ProfileBody.in(group).withEmail("Maria.Schmidt@example.com"))
            .is(201);

    private static Answer lookUp(Api api, String email) {
        return api.get(PROFILES + "?email=" + Api.encoded(email)).is(200);
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
        Api confined =
                tenant.keyFor(tenant.group(), "PROFILES_VIEW").api().with("X-Request-Id", "the-same-id-for-both");

        Answer outside = lookUp(confined, "maria.schmidt@example.com");
        Answer nobody = lookUp(confined, "somebody.else@example.com");
        Answer foreign = lookUp(
                Tenant.create().partner().with("X-Request-Id", "the-same-id-for-both"), "maria.schmidt@example.com");

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
