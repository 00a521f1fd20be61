package health.intake.blackbox.patients;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Links;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Tenant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 4.4: the list of patients. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PatientListIT {

    private static final int COUNT = 12;

    private final Tenant tenant = Tenant.create();
    private final Group one = tenant.group();
    private final Group two = tenant.group();
    private final Api partner = tenant.partner();

    /** The ids, newest first. */
    private final List<String> all = new ArrayList<>();

    private final List<String> inOne = new ArrayList<>();

    /** Every second profile is no patient, and some are patients by their password. */
    @BeforeAll
    void registerPatients() {
        for (int i = 0; i < COUNT; i++) {
            Group group = i % 3 == 0 ? two : one;
            String id = i % 4 == 1 ? byPassword(group) : registered(i, group);
            partner.post(PROFILES, ProfileBody.in(group)).is(201);
            all.add(id);
            if (group == one) {
                inOne.add(id);
            }
        }
        Collections.reverse(all);
        Collections.reverse(inOne);
    }

    private String registered(int i, Group group) {
        PatientBody body = PatientBody.in(group, group == one ? two : one)
                .with("emrId", String.valueOf(i))
                .with("hcCard", "{\"number\":\"A" + i + "\"}");
        return partner.post(PATIENTS, i % 2 == 0 ? body : body.with("password", "\"Secret-123\""))
                .is(201)
                .id();
    }

    private String byPassword(Group group) {
        String id = partner.post(PROFILES, ProfileBody.in(group)).is(201).id();
        partner.patch(PROFILES + "/" + id, "{\"password\":\"Secret-123\"}").is(200);
        return id;
    }

    @Test
    void allAreActiveUntilProfilesCanBeDeactivated() {
        String list = partner.get(PATIENTS).is(200).text();

        assertThat(partner.get(PATIENTS + "?state=active").is(200).text()).isEqualTo(list);
        assertThat(partner.get(PATIENTS + "?state=all").is(200).text()).isEqualTo(list);
        assertThat(partner.get(PATIENTS + "?state=deactivated").is(200).text()).isEqualTo("[]");
        partner.get(PATIENTS + "?state=gone").isProblem(400, "invalid_query");
        partner.get(PATIENTS + "?state=active&emrId=1").isProblem(400, "invalid_query");
        String next = String.valueOf(
                Links.of(partner.get(PATIENTS + "?state=all&limit=2").is(200)).next());
        assertThat(next).startsWith(PATIENTS + "?state=all&limit=2&cursor=");
        assertThat(partner.get(next).is(200).json()).hasSize(2);
    }

    @Test
    void patientsComeNewestFirstEachAsGetPrintsIt() {
        Answer list = partner.get(PATIENTS).is(200);

        assertThat(list.each("id")).isEqualTo(all);
        List<String> read = all.stream()
                .map(id -> partner.get(PATIENTS + "/" + id).is(200).text())
                .toList();
        assertThat(list.text()).isEqualTo("[" + String.join(",", read) + "]");
        assertThat(list.requiredHeader("Link")).isEqualTo("</api/v1/patients?limit=100>; rel=\"first\"");
    }

    @Test
    void onlyTheGroupsOfTheKeyAreListed() {
        Api confined = tenant.keyFor(one, "PROFILES_VIEW").api();

        assertThat(confined.get(PATIENTS).is(200).each("id")).isEqualTo(inOne);
        assertThat(tenant.keyFor(one, two, "IMPERSONATE")
                        .api()
                        .get(PATIENTS)
                        .is(200)
                        .each("id"))
                .isEqualTo(all);
        assertThat(confined.get(PATIENTS + "?limit=3&offset=2").is(200).each("id"))
                .isEqualTo(inOne.subList(2, 5));
        Tenant other = Tenant.create();
        assertThat(other.partner().get(PATIENTS).is(200).text()).isEqualTo("[]");
        tenant.key("CREATE_USER").api().get(PATIENTS).isProblem(403, "scope_missing");
        tenant.keyless().get(PATIENTS).isProblem(403, "forbidden");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 12, 13})
    void cursorReachesAllPatients(int limit) {
        List<String> ids = new ArrayList<>();
        @Nullable String path = PATIENTS + "?limit=" + limit;
        while (path != null) {
            Answer page = partner.get(path).is(200);
            assertThat(page.json()).hasSizeLessThanOrEqualTo(limit);
            ids.addAll(page.each("id"));
            path = Links.of(page).next();
        }

        assertThat(ids).isEqualTo(all);
    }

    @Test
    void offsetSkipsPatientsOnly() {
        assertThat(partner.get(PATIENTS + "?limit=4&offset=3").is(200).each("id"))
                .isEqualTo(all.subList(3, 7));
        assertThat(partner.get(PATIENTS + "?offset=12").is(200).text()).isEqualTo("[]");
    }

    @Test
    void cursorBelongsToItsList() {
        String next = String.valueOf(
                Links.of(partner.get(PATIENTS + "?limit=2").is(200)).next());
        String ofProfiles = String.valueOf(
                Links.of(partner.get(PROFILES + "?limit=2").is(200)).next());

        partner.get(next).is(200);
        partner.get(next.replace(PATIENTS, PROFILES)).isProblem(400, "invalid_query");
        partner.get(ofProfiles.replace(PROFILES, PATIENTS)).isProblem(400, "invalid_query");
        partner.get(next + "&offset=0").isProblem(400, "invalid_query");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "limit=501, limit",
        "limit=x, limit",
        "offset=-1, offset",
        "cursor=x, cursor",
        "groups=a, groups",
        "limit=1&limit=1, limit",
        "email=a%40b.example&emrId=1, emrId",
        "emrId=1&username=a, username",
        "username=a&email=a%40b.example, username",
        "email=nobody, email",
        "email=, email",
        "emrId=, emrId",
        "emrId=-1, emrId",
        "emrId=1.0, emrId",
        "emrId=9223372036854775808, emrId"
    })
    void refusedParameterIsNamed(String query, String named) {
        Answer refused = partner.get(PATIENTS + "?" + query).isProblem(400, "invalid_query");

        assertThat(refused.at("detail").asText()).contains(named);
    }
}
