package health.intake.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.access.Environment;
import health.intake.access.Scope;
import health.intake.id.GroupId;
import health.intake.problem.ProblemException;
import health.intake.requestbody.RequestBinding;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bodies from which keys are made. */
class KeyRequestsTest {

    private static final RequestBinding BINDING =
            new RequestBinding(Clock.fixed(Instant.parse("2026-04-01T09:14:32Z"), ZoneOffset.UTC));

    @Test
    void aKeyIsLiveEndlessAndForAllGroupsByDefault() {
        assertThat(create("{\"name\":\"importer\",\"scopes\":[\"CREATE_USER\"]}")
                        .grant(null))
                .isEqualTo(new KeyGrant("importer", Environment.LIVE, Set.of(Scope.CREATE_USER), null, null));
    }

    @Test
    void everythingThatIsGivenIsGranted() {
        Set<GroupId> groups = Set.of(new GroupId(UUID.randomUUID()));

        assertThat(create(
                                """
                                {"name": "viewer", "scopes": ["profiles_view", "Impersonate", "PROFILES_VIEW"],
                                 "profile_groups": ["a"], "expires_at": "2027-01-31T12:00:00.1234567Z",
                                 "environment": "live"}""")
                        .grant(groups))
                .isEqualTo(new KeyGrant(
                        "viewer",
                        Environment.LIVE,
                        Set.of(Scope.PROFILES_VIEW, Scope.IMPERSONATE),
                        groups,
                        Instant.parse("2027-01-31T12:00:00.123456Z")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TEST", "LIVE", "prod"})
    void noOtherEnvironmentExists(String environment) {
        String body = "{\"name\":\"a\",\"scopes\":[\"CREATE_USER\"],\"environment\":\"" + environment + "\"}";

        assertThat(violations(CreateApiKeyRequest.class, body)).containsExactly("environment invalid_value");
    }

    @Test
    void violationsComeInTheOrderOfTheContract() {
        assertThat(
                        violations(
                                CreateApiKeyRequest.class,
                                """
                        {"environment": "LIVE", "expires_at": "2026-04-01T09:14:32Z", "profile_groups": [], "scopes": [],
                         "key": "x", "zip": 1}"""))
                .containsExactly(
                        "name required",
                        "scopes too_short",
                        "profile_groups too_short",
                        "expires_at out_of_range",
                        "environment invalid_value",
                        "key read_only",
                        "zip unknown_field");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[\"ADMIN\"]                | scopes[0] invalid_value",
                "[\"admin\"]                | scopes[0] invalid_value",
                "[\"CREATE_USER\",\"NONE\"] | scopes[1] invalid_value",
                "[\"CREATE_USER \"]         | scopes[0] invalid_value",
                "[\"ımpersonate\"]          | scopes[0] invalid_value",
                "[\"CREATE_USER\",1]        | scopes[1] wrong_type",
                "[null]                     | scopes[0] wrong_type",
                "[\"\"]                     | scopes[0] too_short",
                "\"CREATE_USER\"            | scopes wrong_type",
                "null                       | scopes required"
            })
    void otherScopesAreRefused(String scopes, String violation) {
        assertThat(violations(CreateApiKeyRequest.class, "{\"name\":\"a\",\"scopes\":" + scopes + "}"))
                .containsExactly(violation);
    }

    @Test
    void aReferenceThatNamesNothingIsNoViolation() {
        assertThat(create("{\"name\":\"a\",\"scopes\":[\"CREATE_USER\"],\"profile_groups\":[\"\",\"No Slug\"]}")
                        .profileGroups())
                .containsExactly("", "No Slug");
        assertThat(violations(
                        CreateApiKeyRequest.class,
                        "{\"name\":\"a\",\"scopes\":[\"CREATE_USER\"],\"profile_groups\":[1,null]}"))
                .containsExactly("profile_groups[0] wrong_type", "profile_groups[1] wrong_type");
    }

    @Test
    void anAdminKeyMayOnlyAdministrate() {
        CreateAdminKeyRequest request = BINDING.read(
                        "{\"name\":\"root\",\"expires_at\":\"2027-01-31T12:00:00Z\"}".getBytes(StandardCharsets.UTF_8),
                        CreateAdminKeyRequest.class)
                .get();

        assertThat(request.grant())
                .isEqualTo(new KeyGrant(
                        "root", Environment.LIVE, Set.of(Scope.ADMIN), null, Instant.parse("2027-01-31T12:00:00Z")));
        assertThat(violations(CreateAdminKeyRequest.class, "{\"scopes\":[\"ADMIN\"],\"profile_groups\":null}"))
                .containsExactly("name required", "scopes read_only", "profile_groups unknown_field");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{} | 0", "{\"overlap_seconds\":null} | 0", "{\"overlap_seconds\":2592000} | 2592000", "'' | 0"})
    void anOverlapIsUpTo30DaysAndNoneByDefault(String body, long seconds) {
        assertThat(rotate(body).overlap()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({
        "-1, out_of_range",
        "2592001, out_of_range",
        "9223372036854775808, out_of_range",
        "1.0, wrong_type",
        "1e2, wrong_type",
        "\"60\", wrong_type"
    })
    void anyOtherOverlapIsRefused(String given, String code) {
        assertThat(violations(RotateKeyRequest.class, "{\"overlap_seconds\":" + given + "}"))
                .containsExactly("overlap_seconds " + code);
    }

    @ParameterizedTest
    @ValueSource(classes = {CreateApiKeyRequest.class, CreateAdminKeyRequest.class})
    void aNameHasUpTo200Characters(Class<? extends Record> type) {
        assertThat(violations(type, "{\"scopes\":[\"CREATE_USER\"],\"name\":\"" + "n".repeat(201) + "\"}"))
                .startsWith("name too_long");
    }

    private static CreateApiKeyRequest create(String json) {
        return BINDING.read(json.getBytes(StandardCharsets.UTF_8), CreateApiKeyRequest.class)
                .get();
    }

    private static RotateKeyRequest rotate(String json) {
        return BINDING.read(json.getBytes(StandardCharsets.UTF_8), RotateKeyRequest.class)
                .get();
    }

    private static List<String> violations(Class<? extends Record> type, String json) {
        try {
            throw new AssertionError("was read: "
                    + BINDING.read(json.getBytes(StandardCharsets.UTF_8), type).get());
        } catch (ProblemException problem) {
            return problem.violations().stream()
                    .map(violation -> violation.field() + " " + violation.code().code())
                    .toList();
        }
    }
}
