package health.intake.organization;

import static health.intake.organization.OrganizationsFixture.HELSINKI;
import static health.intake.organization.OrganizationsFixture.NORTH;
import static health.intake.organization.OrganizationsFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import health.intake.audit.Recorded;
import health.intake.conditional.Patch;
import health.intake.conditional.Preconditions;
import health.intake.id.OrganizationId;
import health.intake.id.Reference;
import health.intake.paging.Page;
import health.intake.paging.PageRequest;
import health.intake.paging.Position;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import health.intake.requestbody.RequestBody;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrganizationsTest {

    private static final RequestBody<OrganizationChange> UNREADABLE =
            RequestBody.unreadable(new ProblemException(ProblemType.MALFORMED_REQUEST));

    private final OrganizationsFixture fixture = new OrganizationsFixture();
    private final Organizations organizations = fixture.organizations;

    @Test
    void absentFieldsDefaultToClosedAndEmpty() {
        OrganizationResponse created = fixture.create("north", "\"default_group\":null");

        assertThat(created)
                .isEqualTo(new OrganizationResponse(
                        created.id(), "north", "North Clinics", "FI", List.of(), false, null, NOW));
        assertThat(created.id().value().version()).isEqualTo(7);
        assertThat(organizations.get(NORTH)).isEqualTo(created);
    }

    @Test
    void domainsAreKeptInCanonicalFormEachOnceAndInTheirOrder() {
        OrganizationResponse created = fixture.create(
                "north", "\"domains\":[\"straße.de\",\"Clinic.Example\",\"STRAẞE.de\"],\"self_registration\":true");

        assertThat(created.domains()).containsExactly("xn--strae-oqa.de", "clinic.example");
        assertThat(created.selfRegistration()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"helsinki", "", "01890a5d-ac96-774b-bcce-b302099a8057"})
    void noGroupCanBeThereBeforeItsOrganization(String group) {
        assertRefused(
                ProblemType.PROFILE_GROUP_NOT_FOUND,
                () -> fixture.create("north", "\"default_group\":\"" + group + "\""));

        assertThat(fixture.store.rows).isEmpty();
        assertThat(fixture.number).isZero();
    }

    @Test
    void theEmptyPatchChangesNothing() {
        OrganizationResponse created =
                fixture.create("north", "\"domains\":[\"a.example\"],\"self_registration\":true");

        assertThat(fixture.change("{}")).isEqualTo(created);
    }

    @Test
    void everyFieldCanBeChangedButTheSlug() {
        OrganizationResponse created = fixture.create("north", "\"domains\":[\"a.example\"]");

        assertThat(
                        fixture.change(
                                """
                        {"name": "Norr", "country": "SE", "domains": ["B.Example", "b.example"],
                         "self_registration": true, "default_group": "helsinki"}"""))
                .isEqualTo(new OrganizationResponse(
                        created.id(), "north", "Norr", "SE", List.of("b.example"), true, HELSINKI, NOW));
        assertThat(fixture.askedForGroupsOf).isEqualTo(created.id());
    }

    @Test
    void selfRegistrationCanBeClosedAndDomainsGivenUp() {
        fixture.create("north", "\"domains\":[\"a.example\"],\"self_registration\":true");

        OrganizationResponse changed = fixture.change("{\"self_registration\":false,\"domains\":[]}");

        assertThat(changed.selfRegistration()).isFalse();
        assertThat(changed.domains()).isEmpty();
    }

    @Test
    void nullClearsTheDefaultGroup() {
        fixture.create("north");
        fixture.change("{\"default_group\":\"helsinki\"}");

        assertThat(fixture.change("{\"default_group\":null}").defaultGroup()).isNull();
    }

    @Test
    void everyChangeIsWrittenAndToldToTheOtherNodes() {
        fixture.create("north");
        assertThat(fixture.store.written).isEqualTo(1);
        assertThat(fixture.number).isEqualTo(1);

        fixture.change("{\"name\":\"Norr\"}");
        assertThat(fixture.store.written).isEqualTo(2);
        assertThat(fixture.number).isEqualTo(2);
    }

    @Test
    void missingOrganizationIsNotFoundBeforeThePatchIsRead() {
        assertRefused(
                ProblemType.ORGANIZATION_NOT_FOUND,
                () -> organizations.change(Recorded.CALL, NORTH, new Patch<>(Preconditions.NONE, UNREADABLE)));
        assertRefused(ProblemType.ORGANIZATION_NOT_FOUND, () -> organizations.get(NORTH));
        assertRefused(ProblemType.ORGANIZATION_NOT_FOUND, () -> organizations.resolve(NORTH));
        assertRefused(
                ProblemType.ORGANIZATION_NOT_FOUND, () -> organizations.summary(new OrganizationId(UUID.randomUUID())));
    }

    @Test
    void aPageEndsAtItsLimitAndTellsWhereTheNextBegins() {
        OrganizationResponse first = fixture.create("a");
        OrganizationResponse second = fixture.create("b");
        fixture.create("c");

        assertThat(organizations.list(new PageRequest(2, 0, null)))
                .isEqualTo(new Page<>(
                        List.of(first, second), new Position(NOW, second.id().value())));
        assertThat(organizations.list(new PageRequest(3, 0, null)).next()).isNull();
    }

    @Test
    void aReferenceLeadsToTheOneThatItNames() {
        fixture.create("south");
        OrganizationId id = fixture.create("north").id();

        assertThat(organizations.resolve(NORTH)).isEqualTo(id);
        assertThat(organizations.resolve(Reference.toId(id.value()))).isEqualTo(id);
        assertThat(organizations.summary(id)).isEqualTo(new OrganizationSummary(id, "north", "North Clinics"));
    }

    private static void assertRefused(ProblemType type, Runnable use) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(use::run)
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(type));
    }
}
