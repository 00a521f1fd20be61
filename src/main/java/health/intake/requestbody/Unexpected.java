package health.intake.requestbody;

import health.intake.problem.PrintableName;
import health.intake.problem.Problem;
import health.intake.problem.Rule;
import health.intake.problem.Rules;
import health.intake.problem.Violation;
import java.util.ArrayList;
import java.util.List;

/**
 * The fields of a body that do not belong there, in their order: those that are read-only, and of unknown ones, of which a body
 * has room for thousands, as many as an answer tells.
 */
final class Unexpected {

    private static final Rule READ_ONLY = Rule.of(Rules.READ_ONLY);

    private final List<Violation> told = new ArrayList<>();
    private int unknown;

    void readOnly(String path) {
        told.add(new Violation(path, READ_ONLY));
    }

    /**
     * @param path of the object that has it
     * @param name as the caller gave it
     * @param rule tells the fields that there are
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

    /** How many there are beside those told. */
    int more() {
        return Math.max(0, unknown - Problem.MAX_VIOLATIONS);
    }
}
