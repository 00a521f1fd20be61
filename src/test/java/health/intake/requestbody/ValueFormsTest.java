package health.intake.requestbody;

import static health.intake.requestbody.Bodies.read;
import static health.intake.requestbody.Bodies.violations;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.json.FreeObject;
import health.intake.json.MaxBytes;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values other than plain strings, numbers and booleans: constants, values in objects, free objects. */
class ValueFormsTest {

    enum Hue {
        RED,
        DARK_BLUE {
            @Override
            boolean isDark() {
                return true;
            }
        };

        boolean isDark() {
            return false;
        }
    }

    record Paint(@Nullable Hue hue, @MaxEntries(9) @Nullable List<Hue> mix) {}

    record Wrapped(
            @AlsoAsObject("value") @NotNull(message = "required: is wrong") Hue hue,
            @AlsoAsObject("text") @Pattern(regexp = "[a-z]+", message = "invalid_format: is wrong") @Nullable
                    String note) {}

    record Outer(@Valid @Nullable Wrapped inner) {}

    record Free(@MaxBytes(16_384) @Nullable FreeObject meta, @NotNull(message = "required: is wrong") String name) {}

    record Short(@MaxCodePoints(3) @Nullable String text) {}

    @Test
    void aConstantIsReadByItsLowerCaseName() {
        assertThat(read(Paint.class, "{\"hue\":\"red\",\"mix\":[\"dark_blue\",\"red\"]}"))
                .isEqualTo(new Paint(Hue.RED, List.of(Hue.DARK_BLUE, Hue.RED)));
        assertThat(read(Paint.class, "{\"hue\":null}")).isEqualTo(new Paint(null, null));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "\"RED\", invalid_value",
                "\"Red\", invalid_value",
                "\" red\", invalid_value",
                "\"dark-blue\", invalid_value",
                "\"green\", invalid_value",
                "\"0\", invalid_value",
                "\"\", too_short",
                "\" \", too_short",
                "0, wrong_type",
                "true, wrong_type",
                "[\"red\"], wrong_type",
                "{}, wrong_type",
                "{\"value\":\"red\"}, wrong_type"
            })
    void anythingElseIsNoConstant(String given, String code) {
        assertThat(violations(Paint.class, "{\"hue\":" + given + "}")).containsExactly("hue " + code);
        assertThat(violations(Paint.class, "{\"mix\":[\"red\"," + given + "]}")).containsExactly("mix[1] " + code);
    }

    @Test
    void anElementThatIsNullIsNoConstant() {
        assertThat(violations(Paint.class, "{\"mix\":[null]}")).containsExactly("mix[0] wrong_type");
    }

    @Test
    void aValueMayComeBareOrInAnObject() {
        Wrapped bare = read(Wrapped.class, "{\"hue\":\"red\",\"note\":\"a\"}");

        assertThat(bare).isEqualTo(new Wrapped(Hue.RED, "a"));
        assertThat(read(Wrapped.class, "{\"hue\":{\"value\":\"red\"},\"note\":{\"text\":\"a\"}}"))
                .isEqualTo(bare);
        assertThat(read(Outer.class, "{\"inner\":{\"hue\":{\"value\":\"red\"},\"note\":\"a\"}}"))
                .isEqualTo(new Outer(bare));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "null, hue required",
                "1, hue wrong_type",
                "[\"red\"], hue wrong_type",
                "\"green\", hue invalid_value",
                "\"\", hue too_short",
                "{}, hue.value required",
                "{\"value\":null}, hue.value required",
                "{\"value\":1}, hue.value wrong_type",
                "{\"value\":{\"value\":\"red\"}}, hue.value wrong_type",
                "{\"value\":\"green\"}, hue.value invalid_value",
                "{\"value\":\"\"}, hue.value too_short",
                "`{\"value\":\"red\",\"system\":\"x\"}`, hue.system unknown_field",
                "`{\"value\":\"red\",\"text\":null}`, hue.text unknown_field",
                "`{\"value\":\"red\",\"a b\":\"x\"}`, hue.? unknown_field"
            })
    void violationInTheObjectNamesItsField(String given, String violation) {
        assertThat(violations(Wrapped.class, "{\"hue\":" + given + "}")).containsExactly(violation);
        assertThat(violations(Outer.class, "{\"inner\":{\"hue\":" + given + "}}"))
                .containsExactly("inner." + violation);
    }

    @Test
    void brokenConstraintNamesThePlaceOfTheValue() {
        assertThat(violations(Wrapped.class, "{\"hue\":\"red\",\"note\":\"A\"}"))
                .containsExactly("note invalid_format");
        assertThat(violations(Wrapped.class, "{\"hue\":\"red\",\"note\":{\"text\":\"A\"}}"))
                .containsExactly("note.text invalid_format");
        assertThat(violations(Outer.class, "{\"inner\":{\"hue\":\"red\",\"note\":{\"text\":\"A\"}}}"))
                .containsExactly("inner.note.text invalid_format");
    }

    @Test
    void unknownFieldsBesideTheValueComeLast() {
        assertThat(violations(
                        Wrapped.class,
                        "{\"zip\":1,\"note\":{\"x\":1,\"text\":2},\"hue\":{\"y\":1,\"value\":\"green\"},\"zap\":1}"))
                .containsExactly(
                        "hue.value invalid_value",
                        "note.text wrong_type",
                        "zip unknown_field",
                        "note.x unknown_field",
                        "hue.y unknown_field",
                        "zap unknown_field");
    }

    @Test
    void aFreeObjectMayHoldAnything() {
        assertThat(read(Free.class, "{\"name\":\"x\",\"meta\": { \"b c\" : [ 1.50, {\"name\": null} ] } }")
                        .meta())
                .isEqualTo(new FreeObject("{\"b c\":[1.50,{\"name\":null}]}"));
        assertThat(read(Free.class, "{\"name\":\"x\",\"meta\":{}}").meta()).isEqualTo(new FreeObject("{}"));
        assertThat(read(Free.class, "{\"name\":\"x\",\"meta\":null}").meta()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"x\"", "\"\"", "1", "1e99999999999", "true", "[]", "[{}]"})
    void anythingElseIsNoFreeObject(String given) {
        assertThat(violations(Free.class, "{\"name\":\"x\",\"meta\":" + given + "}"))
                .containsExactly("meta wrong_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e10000", "1e-10000", "1e999999999", "-1e-99999999999", "0e99999999999"})
    void aNumberThatCannotBeKeptIsOutOfRange(String number) {
        assertThat(violations(Free.class, "{\"meta\":{\"a\":[{\"n\":" + number + "}]}}"))
                .containsExactly("meta out_of_range", "name required");
    }

    @Test
    void aFreeObjectHasAtMost16KibWithoutItsWhiteSpace() {
        String longest = "a".repeat(16_384 - "{\"k\":\"\"}".length());

        assertThat(read(Free.class, "{\"name\":\"x\",\"meta\":{ \"k\" : \"" + longest + "\" } }")
                        .meta())
                .isEqualTo(new FreeObject("{\"k\":\"" + longest + "\"}"));
        assertThat(violations(Free.class, "{\"name\":\"x\",\"meta\":{\"k\":\"" + longest + "a\"}}"))
                .containsExactly("meta too_long");
        assertThat(violations(Free.class, "{\"name\":\"x\",\"meta\":{\"k\":\"" + longest.substring(1) + "é\"}}"))
                .containsExactly("meta too_long");
    }

    @Test
    void manyGreatExponentsNeedNoRoom() {
        String numbers = IntStream.range(0, 1_500).mapToObj(i -> "1e9999").collect(Collectors.joining(","));

        assertThat(read(Free.class, "{\"name\":\"x\",\"meta\":{\"n\":[" + numbers + "]}}")
                        .meta())
                .isEqualTo(new FreeObject("{\"n\":[" + numbers.replace("e", "E+") + "]}"));
    }

    @Test
    void charactersAreCodePoints() {
        Map<String, Boolean> texts = Map.of("abc", true, "abcd", false, "😀😀😀", true, "😀😀😀😀", false, "Łuk", true);

        texts.forEach((text, fits) -> {
            String json = "{\"text\":\"" + text + "\"}";
            if (fits) {
                assertThat(read(Short.class, json)).isEqualTo(new Short(text));
            } else {
                assertThat(violations(Short.class, json)).containsExactly("text too_long");
            }
        });
    }
}
