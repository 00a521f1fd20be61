package health.intake.blackbox.http;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Tenant;
import java.nio.charset.Charset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 1.5: a body is UTF-8, whole and without a mark. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BodyEncodingIT {

    private final Group group;
    private final Api partner;
    private final String profile;

    BodyEncodingIT() {
        Tenant tenant = Tenant.create();
        group = tenant.group();
        partner = tenant.partner();
        profile = PROFILES + "/"
                + partner.post(PROFILES, ProfileBody.in(group)).is(201).id();
    }

    private void isMalformed(byte[] bytes) {
        partner.send("POST", PROFILES, bytes).isProblem(400, "malformed_json");
        partner.send("PATCH", profile, bytes).isProblem(400, "malformed_json");
    }

    private void isMalformed(String text) {
        isMalformed(text.getBytes(UTF_8));
    }

    private static byte[] inAString(int[] bytes) {
        StringBuilder text = new StringBuilder("{\"first_name\":\"a");
        for (int next : bytes) {
            text.append((char) next);
        }
        return text.append("\"}").toString().getBytes(ISO_8859_1);
    }

    static Stream<byte[]> invalidUtf8() {
        return Stream.of(
                        new int[] {0xFF},
                        new int[] {0xC3},
                        new int[] {0x80},
                        new int[] {0xC0, 0xAF},
                        new int[] {0xE0, 0x80, 0xAF},
                        new int[] {0xED, 0xA0, 0x80},
                        new int[] {0xED, 0xA0, 0xBE, 0xED, 0xB6, 0x8A},
                        new int[] {0xF4, 0x90, 0x80, 0x80},
                        new int[] {0xF8, 0x88, 0x80, 0x80, 0x80},
                        new int[] {0xE9})
                .map(BodyEncodingIT::inAString);
    }

    @ParameterizedTest
    @MethodSource("invalidUtf8")
    void bytesThatAreNotUtf8AreMalformed(byte[] bytes) {
        isMalformed(bytes);
    }

    static Stream<Charset> otherEncodings() {
        return Stream.of(UTF_16, UTF_16BE, UTF_16LE, Charset.forName("UTF-32BE"), Charset.forName("UTF-32LE"));
    }

    @ParameterizedTest
    @MethodSource("otherEncodings")
    void otherEncodingsAreMalformed(Charset charset) {
        isMalformed("{\"first_name\":\"Eva\"}".getBytes(charset));
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf8", "UTF8", "\"utf8\"", "UTF-8", "\"Utf-8\""})
    void everyLabelOfUtf8IsAccepted(String label) {
        for (String type : new String[] {"application/json", "application/merge-patch+json"}) {
            Api labelling = partner.with("Content-Type", type + "; charset=" + label);
            String name = labelling
                    .patch(profile, "{\"first_name\":\"Zoë\"}")
                    .is(200)
                    .at("first_name")
                    .asText();
            assertThat(name).isEqualTo("Zoë");
        }
    }

    @Test
    void byteOrderMarkIsMalformed() {
        isMalformed("\uFEFF{\"first_name\":\"Eva\"}");
    }
}
