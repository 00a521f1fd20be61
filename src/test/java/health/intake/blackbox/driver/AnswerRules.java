package health.intake.blackbox.driver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules for every answer below the context root (contract 1.3 and 1.4). */
public final class AnswerRules {

    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    private static final String POLICY = "default-src 'none'; frame-ancestors 'none'";

    /** Of the console, which runs its scripts and calls the service. */
    private static final String PAGE_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** The headers that scripts of a configured origin may read, besides those that the Fetch standard always allows. */
    public static final Set<String> EXPOSED = Set.of(
            "allow",
            "content-disposition",
            "deprecation",
            "etag",
            "idempotent-replayed",
            "intake-environment",
            "intake-profile-state",
            "link",
            "location",
            "ratelimit",
            "ratelimit-policy",
            "retry-after",
            "x-request-id");

    /** Headers that the Fetch standard exposes (CORS-safelisted), and headers for browsers and proxies, not for scripts. */
    private static final Set<String> OTHER_HEADERS = Set.of(
            "cache-control",
            "content-length",
            "content-type",
            "connection",
            "content-security-policy",
            "date",
            "keep-alive",
            "referrer-policy",
            "transfer-encoding",
            // of a node with configured origins
            "vary",
            "x-content-type-options");

    private static final List<String> TELLTALES = List.of(
            "exception",
            "stacktrace",
            "\tat ",
            "java.",
            "jakarta.",
            "payara",
            "glassfish",
            "grizzly",
            "wildfly",
            "undertow",
            "jboss",
            "jersey",
            "resteasy",
            "eclipse",
            "hibernate",
            "jackson",
            "fasterxml",
            "mariadb",
            "mysql",
            "redis",
            "tomcat",
            "catalina");

    private AnswerRules() {}

    /** @param sentId the X-Request-Id of the request, if it had one */
    public static void check(Answer answer, @Nullable String sentId) {
        checkHeaders(answer);
        checkRequestId(answer, sentId);
        if (answer.status() >= 400 && !isHealthBody(answer)) {
            checkSilence(answer);
            checkProblem(answer);
        }
        OpenApiRules.check(answer);
    }

    /** Checks the rules that hold even for answers of the HTTP layer itself. */
    public static void checkSilence(Answer answer) {
        assertThat(answer.headers().map().keySet().stream().map(name -> name.toLowerCase(Locale.ROOT)))
                .as("headers of %s", answer)
                .doesNotContain("server", "x-powered-by");
        String told = answer.text().toLowerCase(Locale.ROOT);
        assertThat(TELLTALES).as("names and traces in %s", answer).noneMatch(told::contains);
    }

    private static void checkHeaders(Answer answer) {
        assertThat(answer.headers().allValues("Cache-Control"))
                .as("Cache-Control of %s", answer)
                .containsExactly(isKept(answer) ? "no-cache" : "no-store");
        assertThat(answer.headers().allValues("X-Content-Type-Options"))
                .as("%s", answer)
                .containsExactly("nosniff");
        assertThat(answer.headers().allValues("Referrer-Policy"))
                .as("%s", answer)
                .containsExactly("no-referrer");
        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .as("Content-Security-Policy of %s", answer)
                .containsExactly("text/html".equals(mediaType(answer)) ? PAGE_POLICY : POLICY);
        assertThat(answer.headers().map().keySet())
                .as("%s", answer)
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"))
                .noneMatch(name -> name.equalsIgnoreCase("server") || name.equalsIgnoreCase("x-powered-by"));
        assertThat(answer.headers().map().keySet())
                .as("header fields that scripts of a portal may read, of %s", answer)
                .allMatch(name -> EXPOSED.contains(name.toLowerCase(Locale.ROOT))
                        || OTHER_HEADERS.contains(name.toLowerCase(Locale.ROOT)));
    }

    private static void checkRequestId(Answer answer, @Nullable String sentId) {
        List<String> ids = answer.headers().allValues("X-Request-Id");
        assertThat(ids).as("X-Request-Id of %s", answer).hasSize(1).allMatch(REQUEST_ID.asMatchPredicate());
        if (sentId != null) {
            boolean acceptable = REQUEST_ID.matcher(sentId).matches();
            assertThat(ids.contains(sentId)).as("%s takes the id over", answer).isEqualTo(acceptable);
        }
    }

    /** Whether clients may keep the answer: a file of the pages, or the OpenAPI document. */
    private static boolean isKept(Answer answer) {
        return answer.status() < 400
                && !answer.method().equals("OPTIONS")
                && answer.target()
                        .replaceAll(";[^/?]*", "")
                        .matches("/api/(docs/[^/?]+\\.[A-Za-z]+|openapi\\.(json|yaml))(\\?.*)?");
    }

    private static boolean isHealthBody(Answer answer) {
        return answer.status() == 503 && answer.target().startsWith("/api/health/ready");
    }

    private static void checkProblem(Answer answer) {
        assertThat(mediaType(answer)).as("media type of %s", answer).isEqualTo("application/problem+json");
        if (answer.method().equals("HEAD")) {
            return;
        }
        JsonNode problem = answer.json();
        assertThat(problem.path("type").asText())
                .as("type in %s", answer)
                .isEqualTo("/api/docs/problems/" + problem.path("code").asText());
        assertThat(problem.path("title").asText()).as("title in %s", answer).isNotEmpty();
        assertThat(problem.path("status")).as("status in %s", answer).hasToString(String.valueOf(answer.status()));
        assertThat(problem.path("detail").asText()).as("detail in %s", answer).isNotEmpty();
        assertThat(problem.path("error"))
                .as("error in %s", answer)
                .isEqualTo(problem.path(answer.status() == 400 ? "detail" : "title"));
        checkMessage(answer, problem);
        assertThat(problem.path("request_id").asText())
                .as("request_id in %s", answer)
                .isEqualTo(answer.header("X-Request-Id"));
        assertThat(problem.has("violations"))
                .as("violations in %s", answer)
                .isEqualTo(problem.path("code").asText().equals("validation_failed"));
        checkCatalogue(answer, problem);
        checkDetail(answer, problem);
    }

    /** Checks that it is the first violation in words, with the number of the others. */
    private static void checkDetail(Answer answer, JsonNode problem) {
        JsonNode violations = problem.path("violations");
        if (!violations.isEmpty()) {
            String first = violations.get(0).path("message").asText();
            String others = violations.size() == 1 ? "" : " (" + (violations.size() - 1) + " more";
            assertThat(problem.path("detail").asText())
                    .as("detail in %s", answer)
                    .matches(Pattern.quote(first + others)
                            + (others.isEmpty() ? "" : "(, and at least \\d+ more beyond the first 100)?\\)"));
        }
    }

    /** Checks the second key of the error, which clients of the patients API read. */
    private static void checkMessage(Answer answer, JsonNode problem) {
        if (answer.target().matches("/api/v1/patients([/;?].*)?")) {
            assertThat(problem.path("message")).as("message in %s", answer).isEqualTo(problem.path("error"));
        } else {
            assertThat(problem.has("message")).as("message in %s", answer).isFalse();
        }
    }

    private static void checkCatalogue(Answer answer, JsonNode problem) {
        assertThat(ProblemCatalogue.statusOf(problem.path("code").asText()))
                .as("%s", answer)
                .isEqualTo(answer.status());
        if (answer.status() == 403) {
            assertThat(problem.path("error").asText()).as("%s", answer).isEqualTo("Forbidden");
        }
        for (JsonNode violation : problem.path("violations")) {
            assertThat(violation.path("field").asText()).as("%s", answer).isNotEmpty();
            assertThat(violation.path("message").asText())
                    .as("a sentence about the field, %s", answer)
                    .startsWith(violation.path("field").asText() + " ")
                    .endsWith(".");
            assertThat(ProblemCatalogue.VIOLATION_CODES)
                    .as("%s", answer)
                    .contains(violation.path("code").asText());
        }
    }

    public static @Nullable String mediaType(Answer answer) {
        String type = answer.header("Content-Type");
        return type == null ? null : type.split(";")[0].strip().toLowerCase(Locale.ROOT);
    }
}
