package health.intake.blackbox.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenApiCheckTest {

    private static final String PROFILE_PATH = "/api/v1/profiles/019d4834-5b40-7c7e-8a51-3f0f4d3b7c11";
    private static final String PROFILE =
            """
            {"id":"019d4834-5b40-7c7e-8a51-3f0f4d3b7c11","handle":null,"first_name":"Zoë","last_name":"O’Łukasz-Müller",\
            "email":"maria.schmidt@example.com","phone":"+4930123456789","sex":2,"date_of_birth":"1985-03-22",\
            "height":168,"weight":65.123,"language":"de","created_at":"2026-04-01T09:14:32Z","updated_at":null}""";
    private static final String FORBIDDEN =
            """
            {"type":"/api/docs/problems/forbidden","title":"Forbidden","status":403,"detail":"A key is needed.","code":"forbidden",\
            "error":"Forbidden","request_id":"request-0001"}""";
    private static final String INVALID =
            """
            {"type":"/api/docs/problems/validation_failed","title":"Validation failed","status":400,"detail":"Some fields.",\
            "code":"validation_failed","error":"Some fields.","request_id":"request-0001",\
            "violations":[{"field":"hcCard.number","code":"required","message":"hcCard.number is required."}]}""";
    private static final String KEY =
            """
            {"id":"019d4834-5b40-7c7e-8a51-3f0f4d3b7c11","name":"n","prefix":"intake_live_abc123","environment":"live",\
            "scopes":["CREATE_USER"],"profile_groups":null,"state":"active","created_at":"2026-04-01T09:14:32Z",\
            "expires_at":null,"last_used_at":null}""";

    @Test
    void documentedAnswersPass() {
        assertThat(profile(PROFILE)).isEmpty();
        assertThat(faults("GET", "/api/v1/profiles?email=a", 200, json(), "[" + PROFILE + "]"))
                .isEmpty();
        assertThat(faults("GET", PROFILE_PATH, 304, with(plain(), "ETag", "\"7\""), ""))
                .isEmpty();
        assertThat(faults("HEAD", PROFILE_PATH, 200, etag(), "")).isEmpty();
        assertThat(faults("GET", PROFILE_PATH, 403, problem(), FORBIDDEN)).isEmpty();
        assertThat(faults("PATCH", PROFILE_PATH, 400, problem(), INVALID)).isEmpty();
        assertThat(faults("GET", keyPath(), 200, json(), KEY)).isEmpty();
        assertThat(faults("POST", keyPath() + "/rotate", 201, with(json(), "Location", keyPath()), withSecret()))
                .isEmpty();
        assertThat(faults("DELETE", keyPath(), 204, plain(), "")).isEmpty();
        assertThat(faults("OPTIONS", PROFILE_PATH, 200, with(plain(), "Allow", "GET,HEAD"), ""))
                .isEmpty();
        assertThat(faults("GET", "/api/v1/profiles;a=b", 403, problem(), FORBIDDEN))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    "handle":null,               |                                  | missing key
                    "handle":null                | "handle":null,"group":null       | extra key
                    "sex":2                      | "sex":"2"                        | string for a number
                    "sex":2                      | "sex":3                          | value outside the enumeration
                    "height":168                 | "height":168.0                   | needless decimals
                    "height":168                 | "height":1.68E2                  | exponent
                    "height":168                 | "height":168.1234                | too many decimals
                    "height":168                 | "height":301                     | beyond the range
                    "weight":65.123              | "weight":65.120                  | trailing zero
                    "language":"de"              | "language":null                  | null
                    1985-03-22                   | 1985-02-30                       | no real date
                    09:14:32Z                    | 09:14:32.123Z                    | fraction of a second
                    09:14:32Z                    | 09:14:32+00:00                   | offset
                    019d4834-5b40-7c7e           | 019D4834-5B40-7C7E               | upper case UUID
                    019d4834-5b40-7c7e           | 019d4834-5b40-4c7e               | UUID of another version
                    +4930123456789               | 030123456789                     | national number
                    "sex":2,"date_of_birth":"1985-03-22" | "date_of_birth":"1985-03-22","sex":2 | order of keys
                    "sex":2                      | "sex":2,"sex":2                  | key twice
                    "Zoë"                        | "Ζωή"                            | not Latin
                    "updated_at":null}           | "updated_at":null}x              | characters after the value
                    """)
    void answerWithAnotherBodyIsAFault(String documented, String actual, String what) {
        String body = PROFILE.replace(documented, actual == null ? "" : actual);
        assertThat(body).isNotEqualTo(PROFILE);

        assertThat(profile(body)).as(what).isNotEmpty();
    }

    @Test
    void undocumentedStatusIsAFault() {
        assertThat(faults("GET", PROFILE_PATH, 202, with(json(), "ETag", "\"7\""), PROFILE))
                .containsExactly("status 202 is not documented at /paths/~1v1~1profiles~1{id}/get");
    }

    @Test
    void anotherContentTypeIsAFault() {
        assertThat(faults("GET", PROFILE_PATH, 403, json(), FORBIDDEN))
                .containsExactly("content type application/json is not documented");
        assertThat(faults("GET", PROFILE_PATH, 403, plain(), FORBIDDEN)).isNotEmpty();
        assertThat(faults("GET", PROFILE_PATH, 403, with(plain(), "Content-Type", "text/html"), "<html>"))
                .isNotEmpty();
        assertThat(faults(
                        "GET",
                        PROFILE_PATH,
                        403,
                        with(plain(), "Content-Type", "application/problem+json;charset=latin1"),
                        FORBIDDEN))
                .isNotEmpty();
    }

    @Test
    void missingOrWrongHeaderIsAFault() {
        assertThat(faults("GET", PROFILE_PATH, 200, json(), PROFILE))
                .containsExactly("header ETag is missing", "header Intake-Profile-State is missing");
        assertThat(faults("GET", PROFILE_PATH, 200, with(etag(), "ETag", "W/\"7\""), PROFILE))
                .hasSize(1);
        assertThat(faults("GET", PROFILE_PATH, 200, with(etag(), "Cache-Control", "max-age=60"), PROFILE))
                .hasSize(1);
        assertThat(faults("GET", PROFILE_PATH, 200, with(etag(), "X-Request-Id", "short"), PROFILE))
                .hasSize(1);
        assertThat(faults("GET", PROFILE_PATH, 200, with(etag(), "Server", "any"), PROFILE))
                .containsExactly("header Server must not be there");
        assertThat(faults("POST", "/api/v1/profiles", 201, etag(), PROFILE))
                .containsExactly("header Location is missing");
        assertThat(faults("DELETE", PROFILE_PATH, 405, problem(), FORBIDDEN)).contains("header Allow is missing");
    }

    @Test
    void problemOfAnotherStatusCodeOrFormIsAFault() {
        assertThat(forbidden(FORBIDDEN.replace("\"forbidden\"", "\"email_taken\"")))
                .isNotEmpty();
        assertThat(forbidden(FORBIDDEN.replace("403", "404"))).isNotEmpty();
        assertThat(forbidden(FORBIDDEN.replace("\"error\":\"Forbidden\"", "\"error\":\"No\"")))
                .containsExactly("error does not repeat title");
        assertThat(forbidden(FORBIDDEN.replace("request-0001", "request-0002")))
                .containsExactly("request_id is not the X-Request-Id");
        assertThat(forbidden(FORBIDDEN.replace("}", ",\"violations\":[]}"))).isNotEmpty();
        assertThat(forbidden(FORBIDDEN.replace("}", ",\"trace\":\"\"}"))).isNotEmpty();
        assertThat(forbidden("")).isNotEmpty();
    }

    @Test
    void violationsComeWithTheirProblemOnly() {
        String without = INVALID.replaceFirst(",\"violations.*", "}");

        assertThat(faults("PATCH", PROFILE_PATH, 400, problem(), without)).isNotEmpty();
        assertThat(faults("PATCH", PROFILE_PATH, 400, problem(), INVALID.replace("\"required\"", "\"bad\"")))
                .isNotEmpty();
        assertThat(faults("PATCH", PROFILE_PATH, 400, problem(), INVALID.replace("validation_failed", "invalid_id")))
                .isNotEmpty();
        assertThat(faults("GET", PROFILE_PATH, 400, problem(), INVALID))
                .as("a request without body")
                .isNotEmpty();
    }

    @Test
    void secretOfAKeyIsOnlyInTheAnswerThatCreatedIt() {
        assertThat(faults("GET", keyPath(), 200, json(), withSecret())).isNotEmpty();
        assertThat(faults("POST", keyPath() + "/rotate", 201, json(), KEY)).isNotEmpty();
    }

    @Test
    void answerDeclaredWithoutBodyHasNone() {
        assertThat(faults("HEAD", PROFILE_PATH, 200, etag(), PROFILE)).containsExactly("there must be no body");
        assertThat(faults("DELETE", keyPath(), 204, plain(), "{}")).containsExactly("there must be no body");
    }

    @Test
    void unknownPathsAndMethodsHaveTheirOwnAnswers() {
        String notFound = FORBIDDEN
                .replace("403", "404")
                .replace("forbidden", "not_found")
                .replace("Forbidden", "Not found");

        assertThat(faults("GET", "/api/nowhere", 404, problem(), notFound)).isEmpty();
        assertThat(faults("GET", "/elsewhere", 404, problem(), notFound)).isEmpty();
        assertThat(faults("GET", "/api/nowhere", 200, json(), "{}")).isNotEmpty();
        assertThat(faults("GET", PROFILE_PATH, 404, problem(), notFound))
                .as("an operation")
                .isNotEmpty();
        assertThat(faults("TRACE", PROFILE_PATH, 200, plain(), "")).isNotEmpty();
    }

    @Test
    void httpLayerMayRefuseWithoutABody() {
        assertThat(faults("GET", PROFILE_PATH, 431, Map.of(), "")).isEmpty();
        assertThat(faults("GET", PROFILE_PATH, 431, Map.of("Server", "any"), ""))
                .isNotEmpty();
    }

    @Test
    void headerOfAResponseReplacesTheGeneralOne() {
        Map<String, String> page = with(plain(), "Content-Type", "text/html");
        String policy = OpenApiDocument.INSTANCE
                .root()
                .node()
                .at("/components/headers/PagePolicy/schema/const")
                .asText();

        assertThat(faults("GET", "/api/docs", 200, with(page, "Content-Security-Policy", policy), "page"))
                .isEmpty();
        assertThat(faults("GET", "/api/docs", 200, page, "page")).hasSize(1);
        assertThat(faults("GET", PROFILE_PATH, 403, with(problem(), "Content-Security-Policy", policy), FORBIDDEN))
                .hasSize(1);
    }

    @Test
    void faultIsThrownWithTheAnswer() {
        HttpHeaders none = HttpHeaders.of(Map.of(), (name, value) -> true);
        byte[] body = FORBIDDEN.getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> OpenApiCheck.check("GET", PROFILE_PATH, 403, none, body))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("header X-Request-Id is missing")
                .hasMessageContaining(FORBIDDEN);
    }

    /** Their schema has no type, for the sake of generators of clients. */
    @Test
    void aFurtherMemberThatIsNotAsDocumentedIsAFault() {
        assertThat(furtherMember("hcCard", "copay", "null")).isEmpty();
        assertThat(furtherMember("hcCard", "copay", "\"007\"")).isEmpty();
        assertThat(furtherMember("hcCard", "copay", "[]"))
                .containsExactly("$.hcCard.copay: neither text, number, boolean nor null");
        assertThat(furtherMember("hcCard", "copay", "{}")).isNotEmpty();
        assertThat(furtherMember("hcCard", "copay", "\"" + "x".repeat(65) + "\""))
                .isNotEmpty();
        assertThat(furtherMember("hcCard", "co-pay", "1")).isNotEmpty();
        assertThat(furtherMember("verifications", "passport", "true")).isEmpty();
        assertThat(furtherMember("verifications", "passport", "null")).isNotEmpty();
    }

    private static List<String> furtherMember(String field, String name, String value) {
        String patient = OpenApiDocument.INSTANCE
                .root()
                .node()
                .at("/components/examples/patient/value")
                .toString();
        String body = patient.replaceFirst("(\"" + field + "\":\\{[^}]*)", "$1,\"" + name + "\":" + value);
        return faults("GET", PROFILE_PATH.replace("profiles", "patients"), 200, etag(), body);
    }

    private static List<String> profile(String body) {
        return faults("GET", PROFILE_PATH, 200, etag(), body);
    }

    private static List<String> forbidden(String body) {
        return faults("GET", PROFILE_PATH, 403, problem(), body);
    }

    private static String keyPath() {
        return "/api/admin/organizations/acme/api-keys/019d4834-5b40-7c7e-8a51-3f0f4d3b7c11";
    }

    private static String withSecret() {
        return KEY.replace("}", ",\"key\":\"intake_live_ExampleOnlyNeverIssuedToAny0001eDDFd\"}");
    }

    private static List<String> faults(
            String method, String path, int status, Map<String, String> headers, String body) {
        Map<String, List<String>> lists = new HashMap<>();
        headers.forEach((name, value) -> lists.put(name, List.of(value)));
        HttpHeaders all = HttpHeaders.of(lists, (name, value) -> true);
        return OpenApiCheck.faults(method, path, status, all, body.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> plain() {
        return Map.of(
                "Cache-Control", "no-store",
                "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
                "Referrer-Policy", "no-referrer",
                "X-Content-Type-Options", "nosniff",
                "X-Request-Id", "request-0001");
    }

    private static Map<String, String> json() {
        return with(plain(), "Content-Type", "application/json");
    }

    private static Map<String, String> etag() {
        return with(with(json(), "ETag", "\"7\""), "Intake-Profile-State", "active");
    }

    private static Map<String, String> problem() {
        return with(plain(), "Content-Type", "application/problem+json");
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return more;
    }
}
