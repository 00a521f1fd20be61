package health.intake.json;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.intake.problem.Rule;
import health.intake.problem.Rules;
import health.intake.problem.Violation;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The last component of a record, which holds the members of a JSON object that the record does not name: the client's own,
 * in the order given. They begin with a letter, followed by at most 31 letters, digits and {@code _}; other names are
 * unknown.
 */
@Target({RECORD_COMPONENT, FIELD})
@Retention(RUNTIME)
public @interface FurtherMembers {

    /** The greatest number of them. */
    int MAX = 16;

    /** Code points of a text. */
    int MAX_CHARACTERS = 64;

    /** Whether they are booleans; otherwise they are texts, numbers, booleans or null. */
    boolean areFlags() default false;

    /** Reads the members. */
    final class Reader {

        private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,31}");
        private static final Rule FLAG = Rule.of(Rules.TYPE).where("type", "true or false, without quotes");
        private static final Rule VALUE =
                Rule.of(Rules.TYPE).where("type", "a JSON string, number or boolean, or null");

        private final Set<String> named;
        private final boolean areFlags;

        /** @param named members that the record names */
        public Reader(FurtherMembers declared, Set<String> named) {
            this.named = Set.copyOf(named);
            this.areFlags = declared.areFlags();
        }

        public boolean isName(String name) {
            return !named.contains(name) && NAME.matcher(name).matches();
        }

        /** The members of the object; those beyond the greatest number are one violation and are not judged. */
        public FreeObject read(ObjectNode object, String path, Consumer<Violation> violations) {
            List<Map.Entry<String, JsonNode>> members = object.properties().stream()
                    .filter(member -> isName(member.getKey()))
                    .limit(MAX + 1L)
                    .toList();
            if (members.size() > MAX) {
                violations.accept(new Violation(path, Rule.of(Rules.MAX_MEMBERS).where("value", MAX)));
            }
            ObjectNode further = Json.mapper().createObjectNode();
            for (Map.Entry<String, JsonNode> member : members.subList(0, Math.min(MAX, members.size()))) {
                fault(member.getValue())
                        .ifPresentOrElse(
                                rule -> violations.accept(new Violation(path + "." + member.getKey(), rule)),
                                () -> further.set(member.getKey(), member.getValue()));
            }
            return FreeObject.of(further).orElseThrow();
        }

        private Optional<Rule> fault(JsonNode value) {
            if (areFlags) {
                return value.isBoolean() ? Optional.empty() : Optional.of(FLAG);
            }
            if (value.isTextual()) {
                return fault(value.textValue());
            }
            if (value.isNumber()) {
                return FreeObject.isExact(value)
                        ? Optional.empty()
                        : Optional.of(Rule.of(Rules.SCALE).where("value", FreeObject.MAX_SCALE));
            }
            return value.isBoolean() || value.isNull() ? Optional.empty() : Optional.of(VALUE);
        }

        private static Optional<Rule> fault(String text) {
            if (ControlCharacters.areIn(text)) {
                return Optional.of(Rule.of(Rules.NO_CONTROLS));
            }
            if (text.codePoints().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c))) {
                return Optional.of(Rule.of(Rules.NOT_BLANK));
            }
            return text.codePointCount(0, text.length()) <= MAX_CHARACTERS
                    ? Optional.empty()
                    : Optional.of(Rule.of(Rules.MAX_CHARACTERS).where("value", MAX_CHARACTERS));
        }
    }
}
