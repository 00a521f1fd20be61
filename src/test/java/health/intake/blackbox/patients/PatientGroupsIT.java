package health.intake.blackbox.patients;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Json;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.Tenant;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 3.1, 4.1 and 7: the groups of a patient. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PatientGroupsIT {

    private final Tenant tenant = Tenant.create();
    private final Group first = tenant.group();
    private final Group second = tenant.group();
    private final Group third = tenant.group();
    private final Api partner = tenant.partner();

    private static Answer register(Api api, String... references) {
        return api.post(PATIENTS, PatientBody.create().withGroups(references));
    }

    private Api only(Group group) {
        return tenant.keyFor(group, "CREATE_USER", "PROFILES_VIEW").api();
    }

    private static void hasGroups(Answer patient, Group... groups) {
        assertThat(patient.is(201).at("groups"))
                .extracting(JsonNode::asText)
                .containsExactly(Stream.of(groups).map(Group::id).toArray(String[]::new));
    }

    @Test
    void groupsAreNamedByIdOrSlugAndReturnedAsIdsInTheirOrder() {
        hasGroups(
                register(partner, second.slug(), first.id(), third.id().toUpperCase(Locale.ROOT)),
                second,
                first,
                third);
    }

    @Test
    void groupNamedTwiceIsOne() {
        hasGroups(
                register(
                        partner,
                        second.slug(),
                        first.id(),
                        second.id(),
                        first.slug(),
                        first.id().toUpperCase(Locale.ROOT)),
                second,
                first);
    }

    @Test
    void firstGroupIsThatOfTheProfileAndOthersGiveNoKeyAccess() {
        Answer patient = register(partner, first.id(), second.id()).is(201);
        String email = patient.at("email").asText();

        Api inFirst = only(first);
        inFirst.get(PATIENTS + "/" + patient.id()).is(200);
        inFirst.get(PROFILES + "/" + patient.id()).is(200);
        assertThat(inFirst.get(PROFILES + "?email=" + email).each("id")).containsExactly(patient.id());

        Api inSecond = only(second);
        inSecond.get(PATIENTS + "/" + patient.id()).isProblem(403, "outside_access_context");
        inSecond.get(PROFILES + "/" + patient.id()).isProblem(403, "outside_access_context");
        inSecond.patch(PROFILES + "/" + patient.id(), "{}").isProblem(403, "outside_access_context");
        assertThat(inSecond.get(PROFILES + "?email=" + email).text()).isEqualTo("[]");
        assertThat(inSecond.get(PROFILES).each("id")).doesNotContain(patient.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody-knows", "0197a3c0-0000-7000-8000-000000000000", "", " ", "No slug!", "1-1-1-1-1"})
    void unknownGroupIsNotFound(String reference) {
        register(partner, reference).isProblem(404, "profile_group_not_found");
        register(partner, first.id(), reference).isProblem(404, "profile_group_not_found");
    }

    @Test
    void groupOfAnotherOrganizationIsNotFound() {
        Group foreign = Tenant.create().group();

        register(partner, foreign.id()).isProblem(404, "profile_group_not_found");
        register(partner, first.id(), foreign.slug()).isProblem(404, "profile_group_not_found");
    }

    @Test
    void eachGroupMustLieInTheAccessContextOfTheKey() {
        register(only(first), second.id()).isProblem(403, "outside_access_context");
        register(only(first), first.id(), second.slug()).isProblem(403, "outside_access_context");
        register(only(first), second.id(), UUID.randomUUID().toString()).isAnyOf(403, 404);
        hasGroups(register(tenant.keyFor(first, second, "CREATE_USER").api(), second.id(), first.id()), second, first);
    }

    @Test
    void patientHasAtMostTwentyGroups() {
        String[] twenty =
                IntStream.range(0, 20).mapToObj(i -> tenant.group().id()).toArray(String[]::new);
        String[] more = IntStream.range(0, 21).mapToObj(i -> first.id()).toArray(String[]::new);

        assertThat(register(partner, twenty).is(201).at("groups")).hasSize(20);
        register(partner, more).violates("groups too_long");
    }

    @Test
    void defaultGroupIsUsedWhenNoneIsNamed() {
        Tenant own = Tenant.create();
        Group group = own.group();
        own.change("default_group", Json.quoted(group.slug()));
        Api api = own.partner();

        hasGroups(api.post(PATIENTS, PatientBody.create()), group);
        hasGroups(api.post(PATIENTS, PatientBody.create().with("groups", "null")), group);
        hasGroups(register(api), group);
    }

    @Test
    void groupsAreRequiredWithoutADefaultGroup() {
        partner.post(PATIENTS, PatientBody.create()).violates("groups required");
        partner.post(PATIENTS, PatientBody.create().with("groups", "null")).violates("groups required");
        register(partner).violates("groups required");
    }

    @Test
    void defaultGroupMustLieInTheAccessContextOfTheKey() {
        Tenant own = Tenant.open();
        Group group = own.group();
        Api confined = own.keyFor(group, "CREATE_USER").api();

        confined.post(PATIENTS, PatientBody.create()).isProblem(403, "outside_access_context");
        hasGroups(confined.post(PATIENTS, PatientBody.in(group)), group);
    }

    @Test
    void anotherDefaultGroupAppliesWithinASecond() {
        Tenant own = Tenant.open();
        Group next = own.group();
        Api api = own.partner();
        api.post(PATIENTS, PatientBody.create()).is(201);

        own.change("default_group", Json.quoted(next.id()));
        Deadline.within(
                Duration.ofSeconds(1), "the default group is another", () -> api.post(PATIENTS, PatientBody.create())
                        .is(201)
                        .at("groups")
                        .get(0)
                        .asText()
                        .equals(next.id()));
        own.change("default_group", "null");
        Deadline.within(
                Duration.ofSeconds(1),
                "there is no default group",
                () -> api.post(PATIENTS, PatientBody.create()).status() == 400);
    }
}
