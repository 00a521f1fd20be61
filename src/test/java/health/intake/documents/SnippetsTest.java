package health.intake.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The snippets of the desk that no program here runs, as a partner copies them: against a text that was read by people. {@code
 * SnippetsIT} runs the others.
 */
class SnippetsTest {

    private static final Map<String, String> KNOWN = Map.of(
            "{{base}}", "https://intake.example.com",
            "{{group}}", "north-clinic",
            "{{email}}", "maria.schmidt@example.com",
            "{{id}}", "019d4834-5b40-7c7e-8a51-3f0f4d3b7c99");

    @ParameterizedTest
    @ValueSource(strings = {"csharp", "php"})
    void snippetsAreThoseThatWereRead(String language) {
        String snippets = Content.text("/console/snippets-" + language + ".txt");
        for (Map.Entry<String, String> each : KNOWN.entrySet()) {
            snippets = snippets.replace(each.getKey(), each.getValue());
        }

        assertThat(snippets).isEqualTo(Content.text("/snippets/" + language + ".txt"));
    }
}
