package health.intake.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sections 1.5 and 7 of the contract: malformed JSON. */
class StrictJsonTest {

    @Test
    void readsOneObject() {
        assertThat(parse("{\"a\":\"b\",\"c\":[1,true,null,{}]}")).hasToString("{\"a\":\"b\",\"c\":[1,true,null,{}]}");
    }

    @Test
    void whiteSpaceAroundTheObjectIsNone() {
        assertThat(parse(" \t\r\n{ } \t\r\n")).isEmpty();
    }

    @Test
    void textOfAllPlanesIsReadAsItIs() {
        assertThat(parse("{\"ключ\":\"Zoë 😀 \\ud83d\\ude00 \\u00e9 \\u2028\"}")
                        .get("ключ")
                        .textValue())
                .isEqualTo("Zoë 😀 😀 é \u2028");
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
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "+Infinity", "INF", "-INF"})
    void numbersThatAreNoneAreRefused(String number) {
        assertMalformed("{\"a\":" + number + "}");
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
    void rawControlCharactersAreRefusedInValuesAndKeys() {
        for (int c = 0; c <= 0x9f; c++) {
            if (Character.isISOControl(c)) {
                assertMalformed("{\"a\":\"x" + (char) c + "y\"}");
                assertMalformed("{\"x" + (char) c + "\":1}");
                assertMalformed("{\"a\":[{\"b" + (char) c + "\":1}]}");
            }
        }
    }

    @Test
    void escapedControlCharactersAreReadForTheFieldsToJudge() {
        for (int c = 0; c <= 0x9f; c++) {
            if (Character.isISOControl(c)) {
                String escaped = escaped((char) c);
                ObjectNode read = parse("{\"%s\":[\"%s\"]}".formatted(escaped, escaped));

                assertThat(ControlCharacters.areWithin(read)).isTrue();
                assertThat(ControlCharacters.areWithin(parse("{\"%s\":1}".formatted(escaped))))
                        .isTrue();
                assertThat(ControlCharacters.areWithin(read.get(Character.toString(c))))
                        .isTrue();
            }
        }
        assertThat(ControlCharacters.areWithin(parse("{\"a\":[{\"b\":\" ~\u00a0\"},1,null]}")))
                .isFalse();
    }

    @Test
    void theCharactersBesideTheControlCharactersAreText() {
        assertThat(parse("{\"a\":\" ~\u00a0\\u0020\\u007e\\u00a0\"}").get("a").textValue())
                .isEqualTo(" ~\u00a0 ~\u00a0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\ud800",
                "\\udfff",
                "a\\ud83d",
                "\\ud83dx",
                "\\uD83E x",
                "\\uDC00\\uD800",
                "\\ud83d\\ud83d\\ude00",
                "\\ude00\\ud83d",
                "\\ud83d\\ude00\\ude00"
            })
    void loneSurrogatesAreRefusedInValuesAndKeys(String text) {
        assertMalformed("{\"a\":\"" + text + "\"}");
        assertMalformed("{\"" + text + "\":1}");
        assertMalformed("{\"a\":[\"" + text + "\"]}");
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "efbbbf7b7d", // byte order mark
                "fffe7b007d00", // UTF-16, with mark and without
                "feff007b007d",
                "7b007d00",
                "007b007d",
                "7b0000007d000000", // UTF-32
                "0000007b0000007d"
            })
    void otherEncodingsAndMarksAreRefused(String hex) {
        assertMalformed(HexFormat.of().parseHex(hex));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "80", // a continuation with nothing before it
                "c3", // cut short
                "c3 28",
                "e2 82",
                "c0 80", // overlong
                "e0 80 af",
                "f0 80 80 80",
                "ed a0 80", // a surrogate
                "ed a0 bd ed b8 80", // CESU-8
                "f4 90 80 80", // beyond U+10FFFF
                "f8 88 80 80 80",
                "fe",
                "ff"
            })
    void badUtf8IsRefused(String hex) {
        byte[] bad = HexFormat.ofDelimiter(" ").parseHex(hex);

        assertMalformed(
                join("{\"a\":\"".getBytes(StandardCharsets.UTF_8), bad, "\"}".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void latin1IsBadUtf8() {
        assertMalformed("{\"a\":\"Müller\"}".getBytes(Charset.forName("ISO-8859-1")));
    }

    @Test
    void numbersKeepTheirValueAndForm() {
        ObjectNode numbers = parse("{\"a\":1.0,\"b\":1e0,\"c\":4294967297,\"d\":1e400,\"e\":-0,\"f\":168.500}");

        assertThat(numbers.get("a").isIntegralNumber()).isFalse();
        assertThat(numbers.get("b").isIntegralNumber()).isFalse();
        assertThat(numbers.get("c").bigIntegerValue()).isEqualTo(4_294_967_297L);
        assertThat(numbers.get("d").decimalValue()).isEqualTo(new BigDecimal("1e400"));
        assertThat(numbers.get("e").bigIntegerValue()).isZero();
        assertThat(numbers.get("f").decimalValue()).isEqualByComparingTo("168.5");
    }

    @ParameterizedTest
    @CsvSource({"'',9,''", "-,9,''", "16.,0,''", "-16,0,''", "'',1,e2", "1,9,.5E-10"})
    void aNumberHasAtMost100Digits(String start, String digit, @Nullable String end) {
        String fixed = start + (end == null ? "" : end);
        int digits = 100 - fixed.replaceAll("[^0-9]", "").length();
        String rest = end == null ? "" : end;

        assertThat(parse("{\"a\":" + start + digit.repeat(digits) + rest + "}")
                        .get("a")
                        .isNumber())
                .isTrue();
        assertMalformed("{\"a\":" + start + digit.repeat(digits + 1) + rest + "}");
        assertMalformed("{\"a\":[" + start + digit.repeat(60_000) + rest + "]}");
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

    @ParameterizedTest
    @CsvSource({
        "1e2147483648, 1",
        "1e99999999999, 1",
        "-1E+99999999999, -1",
        "1e-99999999999, 1",
        "123.456e-2147483649, 1",
        "0e99999999999, 0"
    })
    void anExponentOfAnyLengthIsRead(String number, int sign) {
        BigDecimal value = parse("{\"a\":" + number + "}").get("a").decimalValue();

        assertThat(value.signum()).isEqualTo(sign);
        if (sign != 0) {
            boolean tiny = number.contains("e-");
            assertThat(value.abs().compareTo(BigDecimal.ONE)).isEqualTo(tiny ? -1 : 1);
        }
    }

    private static String nestedObjects(int depth) {
        return "{\"a\":".repeat(depth - 1) + "{}" + "}".repeat(depth - 1);
    }

    private static String escaped(char c) {
        return "\\u%04x".formatted((int) c);
    }

    private static byte[] join(byte[]... parts) {
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static ObjectNode parse(String body) {
        return StrictJson.parse(body.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertMalformed(String body) {
        assertMalformed(body.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertMalformed(byte[] body) {
        assertThatExceptionOfType(ProblemException.class)
                .as(() -> HexFormat.of().formatHex(body))
                .isThrownBy(() -> StrictJson.parse(body))
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(ProblemType.MALFORMED_JSON));
    }
}
