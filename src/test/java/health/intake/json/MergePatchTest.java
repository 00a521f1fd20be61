package health.intake.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergePatchTest {

    /** The rows of RFC 7396, appendix A, whose target and patch are both objects, and some of deeper objects. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'a':'b'}             | {'a':'c'}                | {'a':'c'}",
                "{'a':'b'}             | {'b':'c'}                | {'a':'b','b':'c'}",
                "{'a':'b'}             | {'a':null}               | {}",
                "{'a':'b','b':'c'}     | {'a':null}               | {'b':'c'}",
                "{'a':['b']}           | {'a':'c'}                | {'a':'c'}",
                "{'a':'c'}             | {'a':['b']}              | {'a':['b']}",
                "{'a':{'b':'c'}}       | {'a':{'b':'d','c':null}} | {'a':{'b':'d'}}",
                "{'a':[{'b':'c'}]}     | {'a':[1]}                | {'a':[1]}",
                "{'e':null}            | {'a':1}                  | {'e':null,'a':1}",
                "{}                    | {'a':{'bb':{'ccc':null}}} | {'a':{'bb':{}}}",
                "{'a':1,'b':2,'c':3}   | {'b':4,'d':5,'a':6}      | {'a':6,'b':4,'c':3,'d':5}",
                "{'a':{'b':{'c':1}}}   | {'a':{'b':{'d':[null]}}} | {'a':{'b':{'c':1,'d':[null]}}}",
                "{'a':7}               | {'a':{'b':null}}         | {'a':{}}"
            })
    void isAppliedAsTheRfcSays(String target, String patch, String result) throws JsonProcessingException {
        ObjectNode before = object(target);

        assertThat(MergePatch.applied(object(patch), before)).hasToString(result.replace('\'', '"'));
        assertThat(before).as("the target").isEqualTo(object(target));
    }

    @Test
    void withoutATargetTheNullsOfThePatchGo() throws JsonProcessingException {
        assertThat(MergePatch.applied(object("{'a':null,'b':{'c':null,'d':0}}"), null))
                .hasToString("{\"b\":{\"d\":0}}");
    }

    private static ObjectNode object(String text) throws JsonProcessingException {
        return (ObjectNode) Json.mapper().readTree(text.replace('\'', '"'));
    }
}
