package health.intake.blackbox.http;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Tenant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 1.5 and 7: valid JSON objects, and malformed ones. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StrictJsonIT {

    private final Group group;
    private final Api partner;
    private final String profile;

    StrictJsonIT() {
        Tenant tenant = Tenant.create();
        group = tenant.group();
        partner = tenant.partner();
        profile = PROFILES + "/"
                + partner.post(PROFILES, ProfileBody.in(group)).is(201).id();
    }

    private void isMalformed(byte[] octets) {
        partner.send("POST", PROFILES, octets).isProblem(400, "malformed_json");
        partner.send("PATCH", profile, octets).isProblem(400, "malformed_json");
    }

    private void isMalformed(String text) {
        isMalformed(text.getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "[{}]",
                "\"text\"",
                "1",
                "null",
                "true",
                "{",
                "}",
                "{}{}",
                "{} {}",
                "{}x",
                "{},",
                "{}]",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{,}",
                "{\"a\":1 \"b\":2}",
                "{'a':1}",
                "{a:1}",
                "{\"a\":'b'}",
                "{\"a\":NaN}",
                "{\"a\":Infinity}",
                "{\"a\":-Infinity}",
                "{\"a\":+1}",
                "{\"a\":01}",
                "{\"a\":-01}",
                "{\"a\":.5}",
                "{\"a\":1.}",
                "{\"a\":1e}",
                "{\"a\":0x1}",
                "{\"a\":1_000}",
                "{\"a\":undefined}",
                "{\"a\":True}",
                "{\"a\":1}//",
                "/**/{}",
                "{\"a\":1 /* b */}",
                "{\"a\":1}#",
                "{\"a\":\"\\x41\"}",
                "{\"a\":\"\\u12\"}",
                "{\"a\":\"\\uD800\"}",
                "{\"a\":\"\\uDC00\"}",
                "{\"a\":\"\\uDC00\\uD800\"}",
                "{\"a\":\"\\uD83E x\"}",
                "{\"\\uD800\":1}",
                "{\"a\":\"b}",
                "{\"a\":\"\\",
                "{\"a\":tru}",
                "({})",
                ")]}',\n{}"
            })
    void bodyThatIsNotOneJsonObjectIsMalformed(String text) {
        isMalformed(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"sex\":1,\"sex\":1}",
                "{\"sex\":1,\"s\\u0065x\":2}",
                "{\"a\":{\"b\":1,\"b\":2}}",
                "{\"a\":1,\"c\":2,\"a\":null}"
            })
    void aKeyThatStandsTwiceIsMalformed(String text) {
        isMalformed(text);
    }

    static Stream<String> controlCharacters() {
        return Stream.concat(
                Stream.of("\\n", "\\t", "\\b", "\\f", "\\r"),
                Stream.of(0x00, 0x01, 0x08, 0x09, 0x0A, 0x0D, 0x1B, 0x1F, 0x7F, 0x80, 0x85, 0x9F)
                        .map("\\u%04x"::formatted));
    }

    @ParameterizedTest
    @MethodSource("controlCharacters")
    void anEscapedControlCharacterIsAViolationOfItsField(String escaped) {
        for (String field :
                List.of("first_name", "last_name", "email", "password", "phone", "date_of_birth", "language")) {
            for (String text : List.of(escaped, "a" + escaped, escaped + "a")) {
                partner.patch(profile, "{\"%s\":\"%s\"}".formatted(field, text)).violates(field + " invalid_format");
            }
        }
        partner.post(PROFILES, ProfileBody.in(group).with("profile_group", "\"a" + escaped + "\""))
                .violates("profile_group invalid_format");
        partner.patch(profile, "{\"sex\":\"" + escaped + "\"}").violates("sex wrong_type");
        partner.patch(profile, "{\"a\":[{\"b\":\"" + escaped + "\"}]}").violates("a unknown_field");
        partner.patch(profile, "{\"first_name" + escaped + "\":1}").violates("? unknown_field");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x01, 0x09, 0x0A, 0x0D, 0x1F, 0x7F, 0x80, 0x85, 0x9F})
    void aLiteralControlCharacterInAnyStringIsMalformed(int character) {
        isMalformed("{\"first_name\":\"a" + (char) character + "b\"}");
        isMalformed("{\"a" + (char) character + "\":1}");
    }

    private static String nested(int depth) {
        return "{\"a\":" + "[".repeat(depth - 1) + "]".repeat(depth - 1) + "}";
    }

    private static String nestedObjects(int depth) {
        return "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
    }

    @Test
    void sixteenLevelsAreReadAndSeventeenAreMalformed() {
        partner.patch(profile, nested(16)).violates("a unknown_field");
        partner.patch(profile, nestedObjects(16)).violates("a unknown_field");
        isMalformed(nested(17));
        isMalformed(nestedObjects(17));
        isMalformed(nested(20_000));
        isMalformed("{\"a\":" + "[".repeat(60_000));
    }

    @Test
    void whiteSpaceAroundIsNoTrailingCharacter() {
        partner.patch(profile, " \t\r\n{} \t\r\n").is(200);
    }

    @Test
    void otherWhiteSpaceIsMalformed() {
        isMalformed("\u00A0{}");
        isMalformed("{}\u0000");
        isMalformed("{}\u000C");
    }

    @Test
    void escapedAndLiteralLettersAreTheSame() {
        String body = ProfileBody.in(group).toString();
        String escaped = body.replace("Maria", "M\\u0061ri\\u0061").replace("\"sex\"", "\"\\u0073ex\"");
        Answer created = partner.post(PROFILES, escaped).is(201);

        assertThat(created.at("first_name").asText()).isEqualTo("Maria");
    }

    @Test
    void aNumberHasAtMostHundredDigits() {
        String digits = "9".repeat(100);
        partner.patch(profile, "{\"sex\":" + digits + "}").violates("sex invalid_value");
        partner.patch(profile, "{\"height\":-" + digits + "}").violates("height out_of_range");
        partner.patch(profile, "{\"height\":168." + "0".repeat(97) + "}").is(200);
        isMalformed("{\"height\":168." + "0".repeat(98) + "}");
        isMalformed("{\"sex\":9" + digits + "}");
        isMalformed("{\"a\":[-9" + digits + "]}");
        isMalformed("{\"height\":" + "9".repeat(60_000) + "}");
        partner.patch(profile, "{\"height\":1e-999999999}").violates("height out_of_range");
        partner.patch(profile, "{\"weight\":1e2147483648}").is(400);
        partner.patch(profile, "{\"weight\":1e99999999999999999999}").is(400);
    }
}
