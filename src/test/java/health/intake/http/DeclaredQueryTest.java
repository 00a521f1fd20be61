package health.intake.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeclaredQueryTest {

    private static final DeclaredQuery LIST = declaredBy("list");
    private static final DeclaredQuery GET = declaredBy("get");

    /** Operations as resources declare them. */
    private interface Operations {

        void list(@QueryParam("email") String email, @BeanParam Page page, @PathParam("group") String group);

        void get(@PathParam("id") String id);
    }

    private static final class Page {

        @QueryParam("limit")
        String limit;

        @QueryParam("cursor")
        String cursor;
    }

    private static DeclaredQuery declaredBy(String operation) {
        return Arrays.stream(Operations.class.getDeclaredMethods())
                .filter(method -> method.getName().equals(operation))
                .map(QueryFilter::declaredBy)
                .findAny()
                .orElseThrow();
    }

    private static void check(DeclaredQuery declared, String url) {
        UriInfo uri = new RestExchange("GET", url).request().getUriInfo();
        declared.check(uri.getRequestUri(), uri.getQueryParameters());
    }

    private static ProblemException refusal(DeclaredQuery declared, String url) {
        return catchThrowableOfType(ProblemException.class, () -> check(declared, url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/profiles",
                "/api/v1/profiles?email=a%40b.example",
                "/api/v1/profiles?email",
                "/api/v1/profiles?email=a=b",
                "/api/v1/profiles?limit=1&cursor=x&email="
            })
    void declaredParametersAreAccepted(String url) {
        assertThatCode(() -> check(LIST, url)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/profiles?mail=x | The query parameter mail is unknown; this operation takes cursor, email, limit.",
                "/api/v1/profiles?EMAIL=x | The query parameter EMAIL is unknown; this operation takes cursor, email, limit.",
                "/api/v1/profiles?group=x | The query parameter group is unknown; this operation takes cursor, email, limit.",
                "/api/v1/profiles?limit=1&limit=1 | The query parameter limit is repeated.",
                "/api/v1/profiles?=x | A query parameter has no name.",
                "/api/v1/profiles?limit=1&=x | A query parameter has no name.",
                "/api/v1/profiles;a=b | Matrix parameters are not allowed.",
                "/api/v1;a/profiles?limit=1 | Matrix parameters are not allowed."
            })
    void anythingElseIsRefused(String url, String detail) {
        ProblemException refusal = refusal(LIST, url);

        assertThat(refusal.type()).isEqualTo(ProblemType.INVALID_QUERY);
        assertThat(refusal.detail()).isEqualTo(detail);
    }

    @Test
    void nameThatMayBePersonalIsNotRepeated() {
        assertThat(refusal(LIST, "/api/v1/profiles?maria%40example.com=x").detail())
                .startsWith("A query parameter (name withheld) is unknown;");
    }

    @Test
    void operationWithoutParametersTakesNone() {
        assertThatCode(() -> check(GET, "/api/v1/profiles/1")).doesNotThrowAnyException();
        assertThat(refusal(GET, "/api/v1/profiles/1?id=1").detail())
                .isEqualTo("The query parameter id is unknown; this operation takes no query parameters.");
    }

    @Test
    void semicolonInAQueryIsNoMatrixParameter() {
        assertThatCode(() -> check(LIST, "/api/v1/profiles?email=a;b")).doesNotThrowAnyException();
    }
}
