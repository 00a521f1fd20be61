package health.intake.blackbox.http;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Json;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 1: JSON is returned in UTF-8 as it was sent, after storage in the database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnicodeOutIT {

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Api partner = tenant.partner();

    private static void isUtf8(Answer answer) throws CharacterCodingException {
        UTF_8.newDecoder().decode(ByteBuffer.wrap(answer.body()));
        assertThat(answer.requiredHeader("Content-Type").replace(" ", "").toLowerCase(java.util.Locale.ROOT))
                .isIn("application/json", "application/json;charset=utf-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Łukasz", "Zoë", "Nguyễn Thị Hồng", "O’Brien", "Ñandú·Ŝ", "x\u0302a", "İıŞş"})
    void namesAreReturnedAsTheyWereSent(String name) throws CharacterCodingException {
        Answer created = partner.post(PROFILES, ProfileBody.in(group).with("last_name", Json.quoted(name)))
                .is(201);
        Answer read = partner.get(PROFILES + "/" + created.id());

        assertThat(created.at("last_name").asText()).isEqualTo(name);
        assertThat(read.text()).isEqualTo(created.text());
        isUtf8(created);
        isUtf8(read);
    }

    @Test
    void addressesBeyondAsciiAreReturnedAndFound() throws CharacterCodingException {
        Answer created = partner.post(PROFILES, ProfileBody.in(group).withEmail("Jörg.用户@Müller.例え"))
                .is(201);
        Answer found = partner.get(PROFILES + "?email=" + Api.encoded("jörg.用户@MÜLLER.例え"))
                .is(200);

        assertThat(created.at("email").asText()).isEqualTo("Jörg.用户@Müller.例え");
        assertThat(found.text()).isEqualTo("[" + created.text() + "]");
        isUtf8(found);
    }

    @Test
    void namesOfOrganizationsAndKeysMayHoldAnyScript() {
        String name = "Klinik «Ä» 診療所 🦊";
        Answer group = Api.admin()
                .post(tenant.groupsPath(), "{\"slug\":\"" + Unique.slug("g") + "\",\"name\":" + Json.quoted(name) + "}")
                .is(201);

        assertThat(group.at("name").asText()).isEqualTo(name);
        assertThat(Api.admin().get(tenant.groupsPath() + "/" + group.id()).text())
                .isEqualTo(group.text());
        assertThat(partner.get("/api/v1/key").is(200).at("profile_groups"))
                .anyMatch(each -> each.get("name").asText().equals(name));
    }
}
