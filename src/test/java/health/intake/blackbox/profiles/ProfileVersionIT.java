package health.intake.blackbox.profiles;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 3.3: changes without effect, and If-Match. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProfileVersionIT {

    private final Group group;
    private final Api partner;
    private final Answer created;
    private final String path;

    ProfileVersionIT() {
        Tenant tenant = Tenant.create();
        group = tenant.group();
        partner = tenant.partner();
        created = newProfile("Version@Example.com");
        path = PROFILES + "/" + created.id();
    }

    private Answer newProfile(String email) {
        return partner.post(
                        PROFILES,
                        ProfileBody.in(group)
                                .withEmail(email)
                                .with("first_name", "\"Zoë\"")
                                .with("height", "168.5"))
                .is(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                " { } ",
                "{\"first_name\":\"Zoë\"}",
                "{\"first_name\":\"  Zoe\\u0308\\u00a0\"}",
                "{\"height\":168.500}",
                "{\"height\":1685e-1}",
                "{\"phone\":null,\"weight\":null}",
                "{\"email\":\"Version@Example.com\"}",
                "{\"sex\":2,\"language\":\"en\",\"date_of_birth\":\"1985-03-22\",\"last_name\":\"Schmidt\"}"
            })
    void changeWithoutEffectWritesNothing(String body) {
        Answer same = partner.patch(path, body).is(200);

        assertThat(same.text()).isEqualTo(created.text());
        assertThat(same.etag()).isEqualTo(created.etag());
        assertThat(same.at("updated_at").isNull()).isTrue();
        assertThat(partner.get(path).etag()).isEqualTo(created.etag());
    }

    @Test
    void ownAddressInAnotherCaseIsAChangeAndNoConflict() {
        Answer profile = newProfile(Unique.email("Shouting"));
        String quiet = profile.at("email").asText().toUpperCase(Locale.ROOT);

        Answer changed = partner.patch(PROFILES + "/" + profile.id(), "{\"email\":\"" + quiet + "\"}")
                .is(200);

        assertThat(changed.at("email").asText()).isEqualTo(quiet);
        assertThat(changed.etag()).isNotEqualTo(profile.etag());
        assertThat(changed.at("updated_at").isNull()).isFalse();
    }

    @Test
    void everyChangeHasItsOwnEtag() {
        Answer profile = newProfile(Unique.email("etags"));
        Answer there = partner.patch(PROFILES + "/" + profile.id(), "{\"first_name\":\"Eva\"}")
                .is(200);
        Answer back = partner.patch(PROFILES + "/" + profile.id(), "{\"first_name\":\"Zoë\"}")
                .is(200);

        assertThat(java.util.Set.of(profile.etag(), there.etag(), back.etag())).hasSize(3);
    }

    @Test
    void changeSucceedsWithTheCurrentEtag() {
        Answer profile = newProfile(Unique.email("current"));
        String at = PROFILES + "/" + profile.id();

        Answer first = partner.with("If-Match", profile.etag())
                .patch(at, "{\"first_name\":\"Eva\"}")
                .is(200);
        Answer second = partner.with("If-Match", "\"other\", " + first.etag())
                .patch(at, "{\"first_name\":\"Ida\"}")
                .is(200);
        Answer third = partner.with("If-Match", "*")
                .patch(at, "{\"first_name\":\"Ada\"}")
                .is(200);

        assertThat(third.at("first_name").asText()).isEqualTo("Ada");
        partner.with("If-Match", third.etag()).patch(at, "{}").is(200);
        assertThat(second.etag()).isNotEqualTo(third.etag());
    }

    @Test
    void staleEtagIsRefusedAndChangesNothing() {
        Answer profile = newProfile(Unique.email("stale"));
        String at = PROFILES + "/" + profile.id();
        Answer changed = partner.patch(at, "{\"first_name\":\"Eva\"}").is(200);

        for (String stale : new String[] {profile.etag(), "\"other\"", "W/" + changed.etag()}) {
            partner.with("If-Match", stale)
                    .patch(at, "{\"first_name\":\"Ida\"}")
                    .isProblem(412, "precondition_failed");
            partner.with("If-Match", stale).patch(at, "{}").isProblem(412, "precondition_failed");
        }
        assertThat(partner.get(at).text()).isEqualTo(changed.text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    If-Match      | W/"1"       | weak
                    If-Match      | 1           | double quotes
                    If-Match      | "other"     | changed since
                    If-Match      | '1'         | double quotes
                    If-None-Match | *           | exists already
                    If-None-Match | ETAG        | current version
                    If-None-Match | W/ETAG      | current version
                    If-None-Match | "x", ETAG   | current version
                    If-None-Match | 1           | double quotes
                    """)
    void changeIsRefusedAndNamesTheConditionThatDoesNotHold(String name, String value, String reason) {
        Answer profile = newProfile(Unique.email("conditions"));
        String at = PROFILES + "/" + profile.id();

        for (String body : new String[] {"{\"first_name\":\"Ida\"}", "{}", "{"}) {
            Answer refused = partner.with(name, value.replace("ETAG", profile.etag()))
                    .patch(at, body)
                    .isProblem(412, "precondition_failed");
            assertThat(refused.at("detail").asText()).startsWith(name).contains(reason);
        }
        assertThat(partner.get(at).text()).isEqualTo(profile.text());
    }

    @Test
    void changeSucceedsWhenItsConditionHolds() {
        Answer profile = newProfile(Unique.email("conditions"));
        String at = PROFILES + "/" + profile.id();

        partner.with("If-None-Match", "\"other\"")
                .patch(at, "{\"first_name\":\"Ida\"}")
                .is(200);
        Answer changed = partner.get(at);
        partner.with("If-Match", "\"other\"")
                .with("If-Match", changed.etag())
                .with("If-None-Match", "\"other\"")
                .with("If-Unmodified-Since", "Thu, 01 Jan 1970 00:00:00 GMT")
                .patch(at, "{\"first_name\":\"Ada\"}")
                .is(200);
    }

    @Test
    void readsMayHaveConditions() {
        Answer profile = newProfile(Unique.email("conditions"));
        String at = PROFILES + "/" + profile.id();

        partner.with("If-Match", profile.etag()).get(at).is(200);
        partner.with("If-Match", "*").get(at).is(200);
        partner.with("If-Match", "\"other\"").get(at).isProblem(412, "precondition_failed");
        partner.with("If-None-Match", "\"x\"")
                .with("If-None-Match", "W/" + profile.etag())
                .get(at)
                .is(304);
        partner.with("If-Modified-Since", "Thu, 01 Jan 2099 00:00:00 GMT")
                .get(at)
                .is(200);
        partner.with("If-None-Match", "1").get(at).is(200);
    }

    @Test
    void unknownProfileIsNotFoundWhateverTheCondition() {
        partner.with("If-Match", "\"1\"")
                .patch(PROFILES + "/00000000-0000-7000-8000-000000000000", "{}")
                .isProblem(404, "profile_not_found");
    }

    @Test
    void etagOfAnotherProfileIsStale() {
        Answer one = newProfile(Unique.email("one"));
        Answer other = newProfile(Unique.email("other"));
        partner.patch(PROFILES + "/" + other.id(), "{\"first_name\":\"Eva\"}").is(200);
        String otherEtag = partner.get(PROFILES + "/" + other.id()).etag();

        partner.with("If-Match", otherEtag)
                .patch(PROFILES + "/" + one.id(), "{\"first_name\":\"Ida\"}")
                .isProblem(412, "precondition_failed");
    }
}
