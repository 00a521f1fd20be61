package health.intake.http;

import health.intake.problem.PrintableName;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The query parameters that an operation takes; all others are refused. */
final class DeclaredQuery {

    /** In the order in which a refusal names them. */
    private final SortedSet<String> names;

    DeclaredQuery(Set<String> names) {
        this.names = new TreeSet<>(names);
    }

    /**
     * Refuses what the operation does not declare.
     *
     * @param sent the decoded parameters of the URI
     * @throws ProblemException {@code invalid_query}
     */
    void check(URI uri, Map<String, List<String>> sent) {
        if (uri.getRawPath().indexOf(';') >= 0) {
            throw matrix();
        }
        String query = uri.getRawQuery();
        // Jersey ignores parameters without a name
        if (query != null && (query.startsWith("=") || query.contains("&="))) {
            throw invalid("A query parameter has no name.");
        }
        sent.forEach((name, values) -> {
            if (!names.contains(name)) {
                throw invalid(named(name) + " is unknown; " + taken());
            }
            if (values.size() > 1) {
                throw invalid(named(name) + " is repeated.");
            }
        });
    }

    /** The refusal of matrix parameters, which no operation takes. */
    static ProblemException matrix() {
        return invalid("Matrix parameters are not allowed.");
    }

    private static String named(String parameter) {
        return PrintableName.of(parameter)
                .map(name -> "The query parameter " + name)
                .orElse("A query parameter (name withheld)");
    }

    private String taken() {
        return names.isEmpty()
                ? "this operation takes no query parameters."
                : "this operation takes " + String.join(", ", names) + ".";
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(ProblemType.INVALID_QUERY, detail);
    }
}
