package health.intake.blackbox.patients;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.RedisWire;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 4.4: 0 or 1 patients by e-mail, emrId or username, under the rules of the look-up in 3.4. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PatientLookupIT {

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Group outside = tenant.group();
    private final Api partner = tenant.partner();
    private final Answer maria = register(tenant, group, "Maria+1", "4711");

    private static Answer register(Tenant where, Group in, String name, String emrId) {
        return where.partner()
                .post(PATIENTS, PatientBody.in(in).withEmail(Unique.email(name)).with("emrId", emrId))
                .is(201);
    }

    private static List<String> lookUps(Answer patient) {
        return List.of(
                "?email=" + Api.encoded(patient.at("email").asText()),
                "?email=" + Api.encoded(patient.at("email").asText().toUpperCase(Locale.ROOT)),
                "?emrId=" + patient.at("emrId").asText(),
                "?username=" + Api.encoded(patient.at("username").asText()),
                "?username=" + Api.encoded(patient.at("username").asText().toUpperCase(Locale.ROOT)));
    }

    @Test
    void patientIsFoundAsGetPrintsIt() {
        String read = partner.get(PATIENTS + "/" + maria.id()).is(200).text();

        for (String query : lookUps(maria)) {
            Answer found = partner.get(PATIENTS + query).is(200);
            assertThat(found.text()).as(query).isEqualTo("[" + read + "]");
            assertThat(found.header("Link")).isNull();
            assertThat(partner.get(PATIENTS + query + "&limit=0&offset=x&cursor=y")
                            .is(200)
                            .text())
                    .isEqualTo(found.text());
        }
    }

    @Test
    void patientIsFoundWithoutItsIndexEntry() {
        try (RedisWire redis = Installation.shared().redis()) {
            redis.run("FLUSHALL");
        }
        for (String query : lookUps(maria)) {
            assertThat(partner.get(PATIENTS + query).is(200).each("id")).containsExactly(maria.id());
        }
    }

    @Test
    void profileIsFoundOnceItHasAnAccount() {
        String email = Unique.email("late");
        String id = partner.post(PROFILES, ProfileBody.in(group).withEmail(email))
                .is(201)
                .id();
        List<String> queries = List.of("?email=" + email, "?username=" + Api.encoded(email + "#" + tenant.slug()));
        for (String query : queries) {
            assertThat(partner.get(PATIENTS + query).is(200).text()).isEqualTo("[]");
        }

        partner.patch(PROFILES + "/" + id, "{\"password\":\"Secret-123\"}").is(200);

        for (String query : queries) {
            assertThat(partner.get(PATIENTS + query).is(200).each("id")).containsExactly(id);
        }
    }

    @Test
    void changedValuesAreFoundAtOnceAndFormerOnesAreNot() {
        Answer patient = register(tenant, group, "before", String.valueOf(System.nanoTime()));
        List<String> former = lookUps(patient);

        Answer changed = partner.patch(
                        PATIENTS + "/" + patient.id(),
                        "{\"email\":\"" + Unique.email("after") + "\",\"emrId\":" + System.nanoTime() + "}")
                .is(200);

        lookUps(changed)
                .forEach(query ->
                        assertThat(partner.get(PATIENTS + query).is(200).text()).isEqualTo("[" + changed.text() + "]"));
        former.forEach(query ->
                assertThat(partner.get(PATIENTS + query).is(200).text()).isEqualTo("[]"));
    }

    @Test
    void nobodyOutsideAndForeignAreTheSameToTheByte() {
        Tenant other = Tenant.create();
        Answer hidden = register(tenant, outside, "hidden", "815");
        Answer foreign = register(other, other.group(), "foreign", "816");
        Api confined = tenant.keyFor(group, "PROFILES_VIEW").api().with("X-Request-Id", "the-same-id");
        List<String> nobody = List.of(
                "?email=" + Unique.email("nobody"),
                "?emrId=9223372036854775807",
                "?username=" + Api.encoded(Unique.email("nobody") + "#" + tenant.slug()));

        List<String> answers = Stream.of(lookUps(hidden), lookUps(foreign), nobody)
                .flatMap(List::stream)
                .map(query -> confined.get(PATIENTS + query).is(200))
                .map(answer -> answer.steadyHeaders() + answer.text())
                .distinct()
                .toList();

        assertThat(answers).singleElement().asString().endsWith("[]");
        assertThat(partner.get(PATIENTS + lookUps(hidden).get(2)).each("id")).containsExactly(hidden.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody", "#", "a@b.example", "a@b.example#", "@#acme", "%20", "a%40b.example%23a%23b"})
    void illFormedUsernameIsNobody(String username) {
        assertThat(partner.get(PATIENTS + "?username=" + username.replace("#", "%23"))
                        .is(200)
                        .text())
                .isEqualTo("[]");
    }

    @Test
    void usernameOfAnotherOrganizationIsNobody() {
        String elsewhere = maria.at("email").asText() + "#elsewhere";

        assertThat(partner.get(PATIENTS + "?username=" + Api.encoded(elsewhere))
                        .is(200)
                        .text())
                .isEqualTo("[]");
    }
}
