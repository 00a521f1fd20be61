package health.intake.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleResourceTest {

    private final ConsoleResource resource = new ConsoleResource();

    @BeforeEach
    void load() {
        resource.load();
    }

    @Test
    void pageHasAPolicyOfItsOwn() {
        Response page = resource.desk();

        assertThat(page.getMediaType()).hasToString("text/html;charset=utf-8");
        assertThat(page.getHeaderString("Content-Security-Policy"))
                .startsWith("default-src 'none'; script-src 'self';")
                .doesNotContain("unsafe");
    }

    @ParameterizedTest
    @CsvSource({
        "console.js, text/javascript;charset=utf-8",
        "console.css, text/css;charset=utf-8",
        "favicon-32x32.png, image/png",
        "swagger-ui.LICENSE.txt, text/plain;charset=utf-8"
    })
    void filesOfThePageHaveTheirTypeAndLength(String name, String type) {
        Response file = resource.file(name, List.of());

        assertThat(file.getMediaType()).hasToString(type);
        assertThat(file.getHeaderString("Content-Length")).isEqualTo("" + ((byte[]) file.getEntity()).length);
    }

    @Test
    void fileIsKeptUntilItChanges() {
        Response file = resource.file("console.js", List.of());
        Response again = resource.file("console.js", List.of(file.getHeaderString("ETag")));
        Response other = resource.file("console.css", List.of(file.getHeaderString("ETag")));

        assertThat(file.getHeaderString("Cache-Control")).isEqualTo("no-cache");
        assertThat(again.getStatus()).isEqualTo(304);
        assertThat(again.hasEntity()).isFalse();
        assertThat(again.getHeaderString("ETag")).isEqualTo(file.getHeaderString("ETag"));
        assertThat(other.getStatus()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"index.html", "", "..", "../openapi.yaml", "console.js/", "Console.js", "CONSOLE.JS"})
    void noOtherFileIsFound(String name) {
        assertThat(catchThrowableOfType(ProblemException.class, () -> resource.file(name, List.of()))
                        .type())
                .isEqualTo(ProblemType.NOT_FOUND);
    }
}
