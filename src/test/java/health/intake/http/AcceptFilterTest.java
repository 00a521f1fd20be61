package health.intake.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The types that a client excludes by Accept, and those of a success. */
class AcceptFilterTest {

    private static final List<MediaType> JSON = List.of(MediaType.APPLICATION_JSON_TYPE);
    private static final List<MediaType> JSON_OR_CSV = List.of(MediaType.APPLICATION_JSON_TYPE, type("text/csv"));

    /** Operations as resources declare them. */
    @Produces("application/json")
    private interface Operations {

        Response inherited();

        @Produces({"text/csv", "text/plain"})
        Response own();

        void withoutBody();
    }

    private interface Undeclared {

        Response operation();
    }

    private static MediaType type(String text) {
        return MediaType.valueOf(text);
    }

    private static boolean isExcluded(List<MediaType> types, String header) {
        return AcceptFilter.excludesAll(
                Arrays.stream(header.split(",")).map(AcceptFilterTest::type).toList(), types);
    }

    private static List<MediaType> produced(Class<?> type, String operation) throws NoSuchMethodException {
        return AcceptFilter.producedBy(type.getDeclaredMethod(operation));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "*/*",
                "application/*",
                "text/html,*/*;q=0.1",
                "text/html,application/json;q=0.001",
                "application/json;charset=utf-8",
                "*/*;q=0,application/json",
                "application/*;q=0,application/json;q=0.5"
            })
    void jsonIsAccepted(String header) {
        assertThat(isExcluded(JSON, header)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "text/*",
                "application/xml",
                "application/json;q=0",
                "application/json;q=0.000",
                "application/json;q=0.",
                "*/*;q=0",
                "*/*,application/json;q=0",
                "*/*,application/*;q=0.0",
                "text/html,application/problem+json"
            })
    void jsonIsExcluded(String header) {
        assertThat(isExcluded(JSON, header)).isTrue();
    }

    @Test
    void oneOfSeveralTypesIsEnough() {
        assertThat(isExcluded(JSON_OR_CSV, "text/csv")).isFalse();
        assertThat(isExcluded(JSON_OR_CSV, "text/html")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/problem+json", "application/problem+json;q=0.5", "application/problem+json,*/*;q=0"
            })
    void aClientThatAcceptsOnlyProblemsExcludesNothing(String header) {
        assertThat(isExcluded(JSON, header)).isFalse();
    }

    @Test
    void aSuccessWithoutBodyIsNotExcluded() {
        assertThat(isExcluded(List.of(), "text/html")).isFalse();
    }

    @Test
    void typesOfASuccessAreThoseOfTheMethodElseOfItsClass() throws NoSuchMethodException {
        assertThat(produced(Operations.class, "inherited")).isEqualTo(JSON);
        assertThat(produced(Operations.class, "own")).containsExactly(type("text/csv"), type("text/plain"));
        assertThat(produced(Operations.class, "withoutBody")).isEmpty();
        assertThat(produced(Undeclared.class, "operation")).isEmpty();
    }
}
