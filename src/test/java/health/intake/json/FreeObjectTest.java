package health.intake.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import health.intake.problem.ProblemException;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FreeObjectTest {

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    record Document(String id, @Nullable FreeObject meta, List<FreeObject> more) {}

    record Small(@MaxBytes(16) @Nullable FreeObject meta) {}

    @Test
    void theTextIsCompactAndKeepsTheOrderOfItsKeys() {
        assertThat(
                        text(
                                """
                { "z" : [ 1 , true , null , { } , "x y" ] ,
                  "a" : { "b" : false } }"""))
                .isEqualTo("{\"z\":[1,true,null,{},\"x y\"],\"a\":{\"b\":false}}");
    }

    @Test
    void textOfAllPlanesIsNotEscapedAndQuotesAre() {
        assertThat(text("{\"\\u043aлюч\":\"Zoë \\ud83d\\ude00 \\u2028 \\/ \\\" \\\\ </script>\"}"))
                .isEqualTo("{\"ключ\":\"Zoë 😀 \u2028 / \\\" \\\\ </script>\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-7, -7",
        "18446744073709551617, 18446744073709551617",
        "168.500, 168.500",
        "0.1, 0.1",
        "1.50e2, 150",
        "1e9, 1E+9",
        "1E-9, 1E-9",
        "-1.5e+9999, -1.5E+9999",
        "1e9999, 1E+9999",
        "1e-9999, 1E-9999",
        "0.30000000000000004440892098500626, 0.30000000000000004440892098500626"
    })
    void numbersKeepTheirValueAndTheirDigits(String given, String kept) {
        assertThat(text("{\"n\":" + given + "}")).isEqualTo("{\"n\":" + kept + "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e10000",
                "1e-10000",
                "1.5e-9999",
                "1e999999999",
                "-1e-999999999",
                "1e99999999999",
                "1e-99999999999",
                "0e99999999999",
                "[{\"deep\":[1e10000]}]"
            })
    void aNumberThatCannotBeKeptIsNone(String number) {
        assertThat(of("{\"a\":1,\"n\":" + number + "}")).isEmpty();
    }

    @Test
    void longNumbersAreKeptDigitByDigit() {
        String integer = "9".repeat(100);
        String decimals = "1." + "123456789".repeat(11);

        assertThat(text("{\"n\":" + integer + "}")).isEqualTo("{\"n\":" + integer + "}");
        assertThat(text("{\"n\":" + decimals + "}")).isEqualTo("{\"n\":" + decimals + "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"n\":[1E+9,1E-9,0.00,-0.5]}", "{\"a\":{\"b\":[\"\\\"\",\"\\\\\",null]},\"é\":\"😀\"}"})
    void theTextOfATextIsItself(String text) {
        assertThat(text(text)).isEqualTo(text);
    }

    @Test
    void itIsPrintedAsItsTextWithoutParsing() {
        FreeObject stored = new FreeObject("{\"n\":1E+9999,\"name\":\"Zoë\"}");

        assertThat(new String(
                        Json.bytes(new Document("x", stored, List.of(new FreeObject("{}")))), StandardCharsets.UTF_8))
                .isEqualTo("{\"id\":\"x\",\"meta\":{\"n\":1E+9999,\"name\":\"Zoë\"},\"more\":[{}]}");
        assertThat(new String(Json.bytes(new Document("x", null, List.of())), StandardCharsets.UTF_8))
                .isEqualTo("{\"id\":\"x\",\"meta\":null,\"more\":[]}");
    }

    @Test
    void equalTextsAreEqualObjects() {
        assertThat(of("{ \"a\": 1 }")).contains(new FreeObject("{\"a\":1}"));
        assertThat(new FreeObject("{\"a\":1}")).isNotEqualTo(new FreeObject("{\"a\":2}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"a\":1.50,\"b\":[{\"c\":null}],\"d\":\"€\"}", "LONGEST"})
    void anObjectIsParsedFromItsText(String json) {
        // in scientific notation it has more digits than a body may send
        String text = text(json.replace("LONGEST", "{\"n\":" + "1".repeat(95) + "e9999}"));

        assertThat(FreeObject.of(new FreeObject(text).node())).contains(new FreeObject(text));
    }

    @Test
    void itMasksItself() {
        assertThat(new FreeObject("{\"name\":\"Maria\"}")).hasToString("FreeObject[masked]");
    }

    @ParameterizedTest
    @CsvSource({"12345678, true", "123456789, false", "éééé, true", "ééééx, false", "😀😀, true", "😀😀x, false"})
    void bytesAreLimited(String value, boolean valid) {
        Small small = new Small(new FreeObject("{\"a\":\"" + value + "\"}"));

        assertThat(VALIDATOR.validate(small).stream()
                        .map(broken -> broken.getMessage().split(":")[0]))
                .isEqualTo(valid ? List.of() : List.of("too_long"));
    }

    @Test
    void noObjectIsNotTooLong() {
        assertThat(VALIDATOR.validate(new Small(null))).isEmpty();
    }

    @Test
    void duplicateKeysAreRefusedBefore() {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> of("{\"a\":{\"b\":1,\"b\":2}}"));
    }

    private static String text(String json) {
        return of(json).orElseThrow().text();
    }

    private static Optional<FreeObject> of(String json) {
        return FreeObject.of(StrictJson.parse(json.getBytes(StandardCharsets.UTF_8)));
    }
}
