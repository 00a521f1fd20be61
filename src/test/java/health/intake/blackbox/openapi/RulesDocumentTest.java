package health.intake.blackbox.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.intake.problem.Rule;
import health.intake.problem.Rules;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of rules, checked against the OpenAPI document. */
class RulesDocumentTest {

    private static final JsonNode DOCUMENT = OpenApiDocument.INSTANCE.root().node();

    private static List<Rule> table() {
        return Arrays.stream(Rules.class.getFields())
                .map(RulesDocumentTest::entry)
                .map(Rule::of)
                .toList();
    }

    private static String entry(Field field) {
        try {
            return (String) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    /** Constraints pass rules on through message templates, in which these characters have a meaning. */
    @Test
    void noRuleContainsSyntaxOfJakartaValidation() {
        assertThat(table()).hasSizeGreaterThan(30).allSatisfy(rule -> {
            assertThat(rule.words()).doesNotContain("$", "\\").doesNotEndWith(".");
            assertThat(rule.words().replaceAll("\\{[a-z]+}", "")).doesNotContain("{", "}");
        });
    }

    @Test
    void messagesOfExamplesAreOfTheTable() {
        List<JsonNode> violations = DOCUMENT.findValues("violations").stream()
                .filter(JsonNode::isArray)
                .flatMap(all -> java.util.stream.StreamSupport.stream(all.spliterator(), false))
                .toList();

        assertThat(violations).isNotEmpty().allSatisfy(violation -> assertThat(table())
                .anyMatch(
                        rule -> rule.code().code().equals(violation.get("code").asText())
                                && violation
                                        .get("message")
                                        .asText()
                                        .startsWith(violation.get("field").asText())
                                && saidBy(rule, violation.get("message").asText())));
    }

    private static boolean saidBy(Rule rule, String message) {
        String form = Arrays.stream(rule.words().split("\\{[a-z]+}", -1))
                .map(Pattern::quote)
                .collect(java.util.stream.Collectors.joining(".+", "\\S+ ", "\\."));
        return message.matches(form);
    }
}
