package health.intake.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemPagesResourceTest {

    private final ProblemPagesResource resource = new ProblemPagesResource();

    @BeforeEach
    void write() {
        resource.write();
    }

    private static String text(Response page) {
        return new String((byte[]) page.getEntity(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource
    void everyProblemHasAPageThatExplainsIt(ProblemType type) {
        assertThat(Explanation.of(type).why()).endsWith(".");
        assertThat(Explanation.of(type).remedy()).endsWith(".");
        assertThat(Explanation.of(type).request()).matches("(?s)(GET|POST|PATCH|PUT) /api/.*");

        assertThat(text(resource.page(type.code())))
                .contains("<h1>" + type.title() + "</h1>", "<code>" + type.code() + "</code>, status " + type.status())
                .contains("\"type\" : \"" + type.page() + "\"");
    }

    @ParameterizedTest
    @EnumSource
    void thePageOfAllLeadsToEach(ProblemType type) {
        assertThat(text(resource.all()))
                .contains("<a href=\"" + type.page() + "\"><code>" + type.code() + "</code></a>");
    }

    @Test
    void examplesAreText() {
        assertThat(text(resource.page("unavailable"))).contains("Retry-After").doesNotContain("<script");
        assertThat(text(resource.page("invalid_id"))).contains("/api/v1/profiles?email=…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "FORBIDDEN", "teapot", "../forbidden"})
    void thereIsNoPageForAnythingElse(String code) {
        assertThat(catchThrowableOfType(ProblemException.class, () -> resource.page(code))
                        .type())
                .isEqualTo(ProblemType.NOT_FOUND);
    }

    @Test
    void noExplanationIsOfACodeThatDoesNotExist() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/problems"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Stream.of(ProblemType.values())
                            .map(type -> type.code() + ".txt")
                            .toList());
        }
    }
}
