package health.intake.blackbox.patients;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.Tenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 1.5 and 4.1: {@code meta} is free, is returned as it was sent, and has at most 16 KiB. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PatientMetaIT {

    private static final int LARGEST = 16 * 1024;
    private static final String FRAME = "{\"a\":[1,2],\"text\":\"%s\"}";
    private static final int ROOM = LARGEST - FRAME.formatted("").length();

    private final Tenant tenant = Tenant.open();
    private final Api partner = tenant.partner();

    private Answer register(String meta) {
        return partner.post(PATIENTS, PatientBody.create().with("meta", meta));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"a\":null,\"b\":true,\"c\":[],\"d\":{}}",
                "{\"z\":1,\"a\":2,\"Z\":3}",
                "{\"n\":[0,-1,1.0,1.50,0.0,0.1,12345678901234567890,3.141592653589793238462643383279]}",
                "{\"n\":1E+400}",
                "{\"n\":1E-7}",
                "{\"text\":\"Zoë 李 🦊 \\\" \\\\ / <&>\"}",
                "{\"\":\"\",\" a \":\" b \"}",
                "{\"ключ\":\"значение\"}",
                "{\"id\":\"x\",\"__proto__\":{},\"@type\":\"java.lang.Object\"}"
            })
    void metaIsReturnedAsItWasSent(String meta) {
        Answer created = register(meta).is(201);

        assertThat(created.text()).contains("\"meta\":" + meta + ",\"unreadNotifications\"");
        assertThat(partner.get(PATIENTS + "/" + created.id()).is(200).text()).isEqualTo(created.text());
    }

    @ParameterizedTest
    @CsvSource({"1e400, 1E+400", "1.50e2, 150", "-0.0, 0.0", "-1.0E-1, -0.10"})
    void numberKeepsItsValueAndItsDigits(String sent, String answered) {
        assertThat(register("{\"n\":" + sent + "}").is(201).text()).contains("\"meta\":{\"n\":" + answered + "}");
    }

    private static String nested(int depth) {
        return "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
    }

    @Test
    void depthOfTheWholeBodyIsAtMostSixteen() {
        register(nested(15)).is(201);
        register(nested(16)).isProblem(400, "malformed_json");
    }

    private static String filled(int length) {
        return FRAME.formatted("x".repeat(length));
    }

    @Test
    void metaHasAtMost16Kib() {
        assertThat(register(filled(ROOM)).is(201).text()).contains(filled(ROOM));
        register(filled(ROOM + 1)).violates("meta too_long");
    }

    @Test
    void whiteSpaceAndEscapesAreNotCounted() {
        String largest = filled(ROOM);
        String spaced = largest.replace(",", " ,\n" + " ".repeat(20_000));
        String escaped = largest.replace("xxxxxxxxxx", "\\u0078xxxxxxxxx");

        assertThat(register(spaced).is(201).text()).contains(largest);
        assertThat(register(escaped).is(201).text()).contains(largest);
    }

    @Test
    void bytesAreCountedAndNotCharacters() {
        register(FRAME.formatted("ä".repeat(ROOM / 2))).is(201);
        register(FRAME.formatted("ä".repeat(ROOM / 2 + 1))).violates("meta too_long");
    }

    @Test
    void malformedJsonIsMalformedInMetaToo() {
        for (String meta : new String[] {
            "{\"a\":1,\"a\":1}",
            "{\"a\":NaN}",
            "{\"a\":\"\u0085\"}",
            "{\"a\":" + "9".repeat(101) + "}",
            "{\"a\":\"\\ud800\"}",
            "{\"a\u007F\":1}",
            "{\"a\":01}"
        }) {
            register(meta).isProblem(400, "malformed_json");
        }
    }

    @Test
    void escapedControlCharacterInAnyOfItsStringsIsAViolation() {
        for (String meta : new String[] {
            "{\"a\":\"\\u0000\"}", "{\"a\\u0001\":1}", "{\"a\":[{\"b\":\"c\\n\"}]}", "{\"a\":{\"\\u009f\":null}}"
        }) {
            register(meta).violates("meta invalid_format");
        }
    }
}
