package health.intake.blackbox.http;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static health.intake.blackbox.driver.Tenant.PROFILES;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 1.3 and 7: the media type and the size of a body, 413 and 415. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MediaTypesIT {

    private static final int LARGEST = 64 * 1024;

    private final Group group;
    private final Api partner;
    private final String profile;

    MediaTypesIT() {
        Tenant tenant = Tenant.create();
        group = tenant.group();
        partner = tenant.partner();
        profile = PROFILES + "/"
                + partner.post(PROFILES, ProfileBody.in(group)).is(201).id();
    }

    private byte[] padded(int length) {
        String body = ProfileBody.in(group).toString();
        return (body + " ".repeat(length - body.length())).getBytes(UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json; charset=utf-8",
                "application/json;charset=UTF-8",
                "application/json; charset=\"utf-8\"",
                "application/json; charset=utf8",
                "application/json;charset=UTF8",
                "application/json; charset=\"Utf8\"",
                "APPLICATION/JSON"
            })
    void jsonInUtf8IsAccepted(String type) {
        partner.with("Content-Type", type).post(PROFILES, ProfileBody.in(group)).is(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "text/json",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/octet-stream",
                "application/problem+json",
                "application/json-patch+json",
                "application/json; charset=iso-8859-1",
                "application/json; charset=utf-16",
                "application/json; charset=us-ascii",
                "application/json; charset=utf-8-sig",
                "application/json; charset=utf_8",
                "application/json; charset=unicode-1-1-utf-8",
                "application/json; charset=nonsense"
            })
    void otherMediaTypesAreUnsupported(String type) {
        partner.with("Content-Type", type)
                .post(PROFILES, ProfileBody.in(group))
                .isProblem(415, "unsupported_media_type");
        partner.with("Content-Type", type)
                .post(PATIENTS, PatientBody.in(group))
                .isProblem(415, "unsupported_media_type");
        partner.with("Content-Type", type).patch(profile, "{}").isProblem(415, "unsupported_media_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application", "a/b/c", "/", ";", "*/*", "application/*"})
    void malformedMediaTypeIsRefused(String type) {
        partner.with("Content-Type", type).patch(profile, "{}").isAnyOf(400, 415);
    }

    @Test
    void bodyWithoutATypeIsUnsupported() {
        byte[] body = ProfileBody.in(group).toString().getBytes(UTF_8);
        String key = Tenant.create().key("CREATE_USER").secret();

        Wire.request("POST", PROFILES)
                .header("x-api-key", key)
                .header("Content-Length", String.valueOf(body.length))
                .body(new String(body, UTF_8))
                .send()
                .isProblem(415, "unsupported_media_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "x-unknown"})
    void compressedBodyIsUnsupported(String coding) throws IOException {
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(ProfileBody.in(group).toString().getBytes(UTF_8));
        }

        partner.with("Content-Encoding", coding)
                .send("POST", PROFILES, compressed.toByteArray())
                .isProblem(415, "unsupported_media_type");
    }

    @Test
    void bodyOf64KibIsAccepted() {
        partner.send("POST", PROFILES, padded(LARGEST)).is(201);
        partner.sendChunked("POST", PROFILES, padded(LARGEST)).is(201);
    }

    @ParameterizedTest
    @ValueSource(ints = {LARGEST + 1, 2 * LARGEST, 2 * 1024 * 1024})
    void largerBodyIsTooLarge(int length) {
        partner.send("POST", PROFILES, padded(length)).isProblem(413, "payload_too_large");
        partner.sendChunked("POST", PROFILES, padded(length)).isProblem(413, "payload_too_large");
        partner.sendChunked("PATCH", profile, padded(length)).isProblem(413, "payload_too_large");
    }

    @Test
    void createIsRefusedAndCreatesNothing() {
        Tenant tenant = Tenant.create();
        Group own = tenant.group();
        Api api = tenant.partner();

        api.with("Content-Type", "text/plain")
                .post(PROFILES, ProfileBody.in(own))
                .is(415);

        assertThat(api.get(PROFILES).text()).isEqualTo("[]");
    }
}
