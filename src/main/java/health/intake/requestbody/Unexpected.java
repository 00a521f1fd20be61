package health.intake.requestbody;

import health.intake.problem.PrintableName;
import health.intake.problem.Problem;
import health.intake.problem.Rule;
import health.intake.problem.Rules;
import health.intake.problem.Violation;
import java.util.ArrayList;
import java.util.List;

/**
 * The fields of a body that do not belong there, in their order: all read-only ones, and unknown ones up to the number that
 * an answer lists, because a body has room for thousands.
 */
final class Unexpected {

    private static final Rule READ_ONLY = Rule.of(Rules.READ_ONLY);

    private final List<Violation> told = new ArrayList<>();
    private int unknown;

    void readOnly(String path) {
        told.add(new Violation(path, READ_ONLY));
    }

    /**
     * @param path path of the object that has the field
     * @param name as the client gave it
     * @param rule lists the existing fields
     */
    void unknown(String path, String name, Rule rule) {
        if (unknown < Problem.MAX_VIOLATIONS) {
            told.add(new Violation(
                    RecordBinder.within(path, PrintableName.of(name).orElse("?")), rule));
        }
        unknown++;
    }

    List<Violation> told() {
        return told;
    }

    /** The number of further ones beyond those listed. */
    int more() {
        return Math.max(0, unknown - Problem.MAX_VIOLATIONS);
    }
}
