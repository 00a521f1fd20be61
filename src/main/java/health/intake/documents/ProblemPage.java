package health.intake.documents;

import health.intake.json.Json;
import health.intake.problem.Problem;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import health.intake.problem.Rules;
import health.intake.problem.Violation;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Pages about problems, written from their catalogue and its explanations. */
final class ProblemPage {

    private static final String REQUEST_ID = "019d4834-5b40-7c7e-8a51-3f0f4d3b7c22";

    private static final String ONE =
            """
            <p class="code"><code>%s</code>, status %d</p>
            <h2>What happened</h2>
            <p>%s</p>
            <h2>Why</h2>
            <p>%s</p>
            <h2>What to do</h2>
            <p>%s</p>
            <h2>Example</h2>
            <pre>%s</pre>
            <p>is answered by</p>
            <pre>%s</pre>
            """;

    private static final String ROW =
            """
            <tr%5$s><td>%1$d</td><td><a href="%2$s"><code>%3$s</code></a></td><td>%4$s</td></tr>
            """;

    private ProblemPage() {}

    static Content of(ProblemType type) {
        Explanation explanation = Explanation.of(type);
        return Page.of(
                type.title(),
                ONE.formatted(
                        type.code(),
                        type.status(),
                        escaped(type.detail()),
                        escaped(explanation.why()),
                        escaped(explanation.remedy()),
                        escaped(explanation.request()),
                        escaped(Json.indented(Problem.of(example(type), REQUEST_ID)))));
    }

    /** The page that leads to all others. */
    static Content ofAll() {
        String rows = Arrays.stream(ProblemType.values())
                .map(type ->
                        ROW.formatted(type.status(), type.page(), type.code(), escaped(type.detail()), anchor(type)))
                .collect(Collectors.joining());
        return Page.of(
                "Problems",
                "<table>\n<tr><th>Status</th><th>Code</th><th>What happened</th></tr>\n" + rows + "</table>\n");
    }

    /** Where a page about a status leads: the first problem that has it. */
    private static String anchor(ProblemType type) {
        boolean isFirst = Arrays.stream(ProblemType.values())
                        .filter(other -> other.status() == type.status())
                        .findFirst()
                        .orElseThrow()
                == type;
        return isFirst ? " id=\"status-" + type.status() + "\"" : "";
    }

    private static ProblemException example(ProblemType type) {
        return type == ProblemType.VALIDATION_FAILED
                ? ProblemException.invalid(List.of(new Violation("date_of_birth", Rules.IN_PAST)), 0)
                : new ProblemException(type);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
