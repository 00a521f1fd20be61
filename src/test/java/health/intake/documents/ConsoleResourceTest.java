package health.intake.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import jakarta.ws.rs.core.Response;
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
        Response page = resource.page();

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
        Response file = resource.file(name);

        assertThat(file.getMediaType()).hasToString(type);
        assertThat(file.getHeaderString("Content-Length")).isEqualTo("" + ((byte[]) file.getEntity()).length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"index.html", "", "..", "../openapi.yaml", "console.js/", "Console.js", "CONSOLE.JS"})
    void noOtherFileIsFound(String name) {
        assertThat(catchThrowableOfType(ProblemException.class, () -> resource.file(name))
                        .type())
                .isEqualTo(ProblemType.NOT_FOUND);
    }
}
