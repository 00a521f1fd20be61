package health.intake.json;

import static health.intake.json.Documents.assertMalformed;
import static health.intake.json.Documents.parse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Characters and how they are encoded. */
class JsonTextTest {

    @Test
    void textOfAllPlanesIsReadAsItIs() {
        assertThat(parse("{\"ключ\":\"Zoë 😀 \\ud83d\\ude00 \\u00e9 \\u2028\"}")
                        .get("ключ")
                        .textValue())
                .isEqualTo("Zoë 😀 😀 é \u2028");
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
    void escapedControlCharactersAreReadForTheFieldsToRefuse() {
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
    void malformedUtf8IsRefused(String hex) {
        byte[] bad = HexFormat.ofDelimiter(" ").parseHex(hex);

        assertMalformed(
                join("{\"a\":\"".getBytes(StandardCharsets.UTF_8), bad, "\"}".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void latin1IsMalformedUtf8() {
        assertMalformed("{\"a\":\"Müller\"}".getBytes(Charset.forName("ISO-8859-1")));
    }

    private static String escaped(char c) {
        return "\\u%04x".formatted((int) c);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
