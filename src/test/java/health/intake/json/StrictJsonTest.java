package health.intake.json;

import static health.intake.json.Documents.assertMalformed;
import static health.intake.json.Documents.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import health.intake.problem.ProblemException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sections 1.5 and 7 of the contract: malformed JSON. */
class StrictJsonTest {

    @Test
    void readsOneObject() {
        assertThat(parse("{\"a\":\"b\",\"c\":[1,true,null,{}]}")).hasToString("{\"a\":\"b\",\"c\":[1,true,null,{}]}");
    }

    @Test
    void whiteSpaceAroundTheObjectIsIgnored() {
        assertThat(parse(" \t\r\n{ } \t\r\n")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\n",
                "null",
                "true",
                "1",
                "\"{}\"",
                "[]",
                "[{}]",
                "nul",
                "{",
                "}",
                "{]",
                "{\"a\"",
                "({})",
                ")]}',\n{}"
            })
    void anythingButOneObjectIsRefused(String body) {
        assertMalformed(body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}{}",
                "{} {}",
                "{} x",
                "{}x",
                "{}\f",
                "{\"a\":1}//",
                "{\"a\":1}#",
                "{},",
                "{}]",
                "{} null",
                "{}\u0000",
                "{} //",
                "{}\u00a0",
                "{} \ufeff"
            })
    void trailingCharactersAreRefused(String body) {
        assertMalformed(body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{a:1}",
                "{\"a\"}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":-01}",
                "{\"a\":1_000}",
                "{\"a\":undefined}",
                "{\"a\":tru}",
                "{\"a\":1 /* b */}",
                "/**/{}",
                "{\"a\":\"b}",
                "{\"a\":\"\\",
                "{\"a\":\"\\x41\"}",
                "{'a':1}",
                "{\"a\":'b'}",
                "{\"a\":1,}",
                "{\"a\":[1,]}",
                "{,}",
                "{\"a\" 1}",
                "{\"a\":}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":1.}",
                "{\"a\":1e}",
                "{\"a\":0x1}",
                "{\"a\":-}",
                "{\"a\":True}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12\"}",
                "{/* */}",
                "{} # no",
                "\u00a0{}"
            })
    void syntaxBeyondJsonIsRefused(String body) {
        assertMalformed(body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"a\":1}",
                "{\"a\":1,\"c\":2,\"a\":null}",
                "{\"a\":1,\"b\":2,\"a\":3}",
                "{\"a\":1,\"\\u0061\":2}",
                "{\"x\":{\"a\":1,\"a\":2}}",
                "{\"x\":[{\"a\":1,\"a\":2}]}"
            })
    void duplicateKeysAreRefused(String body) {
        assertMalformed(body);
    }

    @Test
    void theSameKeyInTwoObjectsIsNoDuplicate() {
        assertThat(parse("{\"a\":{\"a\":1},\"b\":[{\"a\":1},{\"a\":2}]}")).hasSize(2);
    }

    @Test
    void depthOf16IsAllowed() {
        assertThat(parse(nestedObjects(16))).hasSize(1);
        assertThat(parse("{\"a\":" + "[".repeat(15) + "]".repeat(15) + "}")).hasSize(1);
    }

    @Test
    void depthOf17IsRefused() {
        assertMalformed(nestedObjects(17));
        assertMalformed("{\"a\":" + "[".repeat(16) + "]".repeat(16) + "}");
        assertMalformed("{\"a\":" + "[".repeat(30_000) + "]".repeat(30_000) + "}");
    }

    @Test
    void namesMayBeAsLongAsABody() {
        assertThat(parse("{\"" + "n".repeat(65_000) + "\":1}")).hasSize(1);
    }

    @Test
    void namesThatShareAHashAreReadLikeOthers() {
        for (List<String> parts : List.of(List.of("Ab", "BA"), List.of("Aa", "BB"))) {
            String names = IntStream.range(0, 1_900)
                    .mapToObj(i -> IntStream.range(0, 11)
                            .mapToObj(bit -> parts.get(i >> bit & 1))
                            .collect(Collectors.joining()))
                    .collect(Collectors.joining("\":1,\""));

            assertThat(parse("{\"" + names + "\":1}")).hasSize(1_900);
        }
    }

    @Test
    void theProblemRepeatsNothingOfTheBody() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> parse("{\"Maria\":Schmidt}"))
                .satisfies(problem -> assertThat(problem.detail()).doesNotContain("Maria", "Schmidt"))
                .withNoCause();
    }

    private static String nestedObjects(int depth) {
        return "{\"a\":".repeat(depth - 1) + "{}" + "}".repeat(depth - 1);
    }
}
