package health.intake.blackbox.profiles;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.AnswerRules;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Tenant;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Contract 3.1: the answer to a valid creation. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProfileCreationIT {

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group("acme-clinic-berlin");
    private final Api partner = tenant.partner();

    @Test
    void fullProfileIsReturnedInTheOrderOfTheContract() {
        String body =
                """
                {"first_name":"Maria","last_name":"Schmidt","sex":2,"date_of_birth":"1985-03-22",
                 "profile_group_slug":"acme-clinic-berlin","email":"maria.schmidt@example.com",
                 "phone":"+4930123456789","height":168,"weight":65,"language":"de"}
                """;

        Answer created = partner.post(PROFILES, body).is(201);

        created.hasBody(
                """
                {
                  "id": "*",
                  "handle": null,
                  "first_name": "Maria",
                  "last_name": "Schmidt",
                  "email": "maria.schmidt@example.com",
                  "phone": "+4930123456789",
                  "sex": 2,
                  "date_of_birth": "1985-03-22",
                  "height": 168,
                  "weight": 65,
                  "language": "de",
                  "created_at": "*",
                  "updated_at": null
                }
                """,
                "id",
                "created_at");
    }

    @Test
    void absentFieldIsNullOrItsDefault() {
        Answer created = partner.post(PROFILES, ProfileBody.in(group)).is(201);

        created.hasBody(
                """
                {
                  "id": "%1$s",
                  "handle": null,
                  "first_name": "Maria",
                  "last_name": "Schmidt",
                  "email": "%1$s@placeholder.invalid",
                  "phone": null,
                  "sex": 2,
                  "date_of_birth": "1985-03-22",
                  "height": null,
                  "weight": null,
                  "language": "en",
                  "created_at": "*",
                  "updated_at": null
                }
                """
                        .formatted(created.id()),
                "created_at");
    }

    @Test
    void nullInAnOptionalFieldIsTheSameAsLeavingItOut() {
        ProfileBody body = ProfileBody.in(group)
                .with("profile_group_slug", "null")
                .with("email", "null")
                .with("phone", "null")
                .with("height", "null")
                .with("weight", "null")
                .with("language", "null");

        Answer created = partner.post(PROFILES, body).is(201);

        assertThat(created.at("email").asText()).isEqualTo(created.id() + "@placeholder.invalid");
        assertThat(created.at("phone").isNull()).isTrue();
        assertThat(created.at("height").isNull()).isTrue();
        assertThat(created.at("weight").isNull()).isTrue();
        assertThat(created.at("language").asText()).isEqualTo("en");
        assertThat(created.header("Deprecation")).isNull();
    }

    @Test
    void idIsAUuidOfVersion7InLowerCase() {
        String id = partner.post(PROFILES, ProfileBody.in(group)).is(201).id();

        assertThat(UUID.fromString(id).version()).isEqualTo(7);
        assertThat(UUID.fromString(id)).hasToString(id);
    }

    @Test
    void creationTimeIsAnInstantInWholeSeconds() {
        Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        String createdAt = partner.post(PROFILES, ProfileBody.in(group))
                .is(201)
                .at("created_at")
                .asText();

        assertThat(createdAt).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(Instant.parse(createdAt)).isBetween(before, Instant.now());
    }

    @Test
    void answerHasLocationAndEtag() {
        Answer created = partner.post(PROFILES, ProfileBody.in(group)).is(201);

        assertThat(created.header("Location")).isEqualTo("/api/v1/profiles/" + created.id());
        assertThat(created.etag()).matches("\"[^\"]+\"");
        assertThat(AnswerRules.mediaType(created)).isEqualTo("application/json");
    }

    @Test
    void locationDoesNotFollowForwardedHeadersOfAnUntrustedAddress() {
        Answer created = partner.with("X-Forwarded-Host", "evil.example")
                .with("X-Forwarded-Proto", "https")
                .with("X-Forwarded-Prefix", "/evil")
                .with("Forwarded", "host=evil.example")
                .post(PROFILES, ProfileBody.in(group))
                .is(201);

        assertThat(created.header("Location")).isEqualTo("/api/v1/profiles/" + created.id());
    }

    @Test
    void createdProfileIsReadBackUnchanged() {
        Answer created = partner.post(PROFILES, ProfileBody.in(group).withEmail("read-back@example.com"))
                .is(201);
        Answer read = partner.get(PROFILES + "/" + created.id()).is(200);

        assertThat(read.text()).isEqualTo(created.text());
        assertThat(read.etag()).isEqualTo(created.etag());
    }

    @Test
    void manyProfilesMayHaveTheSameNameAndDate() {
        Answer one = partner.post(PROFILES, ProfileBody.in(group)).is(201);
        Answer other = partner.post(PROFILES, ProfileBody.in(group)).is(201);

        assertThat(other.id()).isNotEqualTo(one.id());
    }
}
