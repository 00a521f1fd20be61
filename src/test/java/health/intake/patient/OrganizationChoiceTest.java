package health.intake.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.intake.access.AccessContext;
import health.intake.access.Caller;
import health.intake.access.Scope;
import health.intake.id.GroupId;
import health.intake.id.KeyId;
import health.intake.id.OrganizationId;
import health.intake.id.Reference;
import health.intake.organization.KnownOrganization;
import health.intake.organization.Organizations;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 4.1 and 7: key, header, host and default organization, in this order. */
class OrganizationChoiceTest {

    private static final KnownOrganization OPEN = organization("open", true);
    private static final KnownOrganization CLOSED = organization("closed", false);
    private static final String NETWORK = "192.0.2.1";
    private static final Optional<String> ANYWHERE = Optional.of("elsewhere.example");

    private final OrganizationChoice choice = new OrganizationChoice();

    /** Two organizations, each with a domain; one has another below a portal domain, which is not its slug. */
    private static final class Two extends Organizations {

        @Override
        public Optional<KnownOrganization> find(Reference reference) {
            return List.of(OPEN, CLOSED).stream()
                    .filter(each -> each.id().value().equals(reference.id())
                            || each.slug().equals(reference.slug()))
                    .findFirst();
        }

        @Override
        public Optional<KnownOrganization> findByDomain(String host) {
            return Optional.ofNullable(
                    Map.of("open.example", OPEN, "closed.example", CLOSED, "shop.portal.example", OPEN)
                            .get(host));
        }
    }

    private static KnownOrganization organization(String slug, boolean selfRegistration) {
        return new KnownOrganization(new OrganizationId(UUID.randomUUID()), slug, "DE", selfRegistration, null);
    }

    @BeforeEach
    void connect() {
        choice.organizations = new Two();
        choice.portalDomain = Optional.empty();
        choice.defaultOrganization = Optional.empty();
    }

    private void portal(String domain) {
        choice.portalDomain = Optional.of(domain);
    }

    private void byDefault(String organization) {
        choice.defaultOrganization = Optional.of(organization);
    }

    private KnownOrganization at(String host) {
        return withoutKey(List.of(), Optional.of(host)).organization();
    }

    @Test
    void theKeyTellsAndItsContextHolds() {
        Caller caller = caller(CLOSED, Set.of(new GroupId(UUID.randomUUID())));

        Registrar registrar = choice.ofKey(caller, List.of());

        assertThat(registrar).isEqualTo(new Registrar(CLOSED, caller.requireContext(), null));
        assertThat(registrar.isKeyless()).isFalse();
    }

    @Test
    void aHeaderMayAgreeWithTheKey() {
        Caller caller = caller(OPEN, null);

        assertThat(choice.ofKey(caller, List.of("open")).organization()).isEqualTo(OPEN);
        assertThat(choice.ofKey(caller, List.of(OPEN.id().toString())).organization())
                .isEqualTo(OPEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"closed", "unknown", "", "Open", "a b", "1-1-1-1-1"})
    void aHeaderMustNotDisagreeWithTheKey(String header) {
        refuses(ProblemType.ORGANIZATION_MISMATCH, () -> choice.ofKey(caller(OPEN, null), List.of(header)));
    }

    @Test
    void aRepeatedHeaderIsNoHeader() {
        refuses(ProblemType.MALFORMED_REQUEST, () -> choice.ofKey(caller(OPEN, null), List.of("open", "open")));
        refuses(ProblemType.MALFORMED_REQUEST, () -> withoutKey(List.of("open", "open"), ANYWHERE));
    }

    @Test
    void withoutAKeyTheHeaderTells() {
        Registrar registrar = withoutKey(List.of("open"), ANYWHERE);

        assertThat(registrar).isEqualTo(new Registrar(OPEN, new AccessContext(OPEN.id(), null), NETWORK));
        assertThat(registrar.isKeyless()).isTrue();
    }

    @Test
    void theHeaderComesBeforeTheHost() {
        assertThat(withoutKey(List.of("open"), Optional.of("closed.example")).organization())
                .isEqualTo(OPEN);
    }

    @Test
    void withoutAHeaderTheHostTells() {
        assertThat(withoutKey(List.of(), Optional.of("open.example")).organization())
                .isEqualTo(OPEN);
    }

    @Test
    void anUnknownHeaderDoesNotFallBackToTheHost() {
        refuses(
                ProblemType.SELF_REGISTRATION_CLOSED,
                () -> withoutKey(List.of("unknown"), Optional.of("open.example")));
        refuses(ProblemType.SELF_REGISTRATION_CLOSED, () -> withoutKey(List.of(""), Optional.of("open.example")));
    }

    @Test
    void somethingHasToTell() {
        refuses(ProblemType.ORGANIZATION_REQUIRED, () -> withoutKey(List.of(), ANYWHERE));
        refuses(ProblemType.ORGANIZATION_REQUIRED, () -> withoutKey(List.of(), Optional.empty()));
    }

    @Test
    void theOrganizationMustAdmitPatientsWithoutAKey() {
        refuses(ProblemType.SELF_REGISTRATION_CLOSED, () -> withoutKey(List.of("closed"), ANYWHERE));
        refuses(ProblemType.SELF_REGISTRATION_CLOSED, () -> withoutKey(List.of(), Optional.of("closed.example")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"open.portal.example", "open.PORTAL.example", "OPEN.portal.example"})
    void aSlugBelowThePortalDomainTells(String host) {
        portal("portal.example");

        assertThat(at(host)).isEqualTo(OPEN);
    }

    @Test
    void thePortalDomainIsComparedAsAName() {
        portal("Bücher.Example");

        assertThat(at("open.xn--bcher-kva.example")).isEqualTo(OPEN);
        assertThat(at("open.bücher.example")).isEqualTo(OPEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "x.open", "open.x", "open_x", "", "closed"})
    void anUnknownNameBelowThePortalDomainIsAClosedOrganization(String name) {
        portal("portal.example");
        refuses(ProblemType.SELF_REGISTRATION_CLOSED, () -> at(name + ".portal.example"));

        byDefault("open");
        refuses(ProblemType.SELF_REGISTRATION_CLOSED, () -> at(name + ".portal.example"));
    }

    @Test
    void anIdBelowThePortalDomainIsNoSlug() {
        portal("portal.example");

        refuses(ProblemType.SELF_REGISTRATION_CLOSED, () -> at(OPEN.id() + ".portal.example"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"portal.example", "openportal.example", "open.portal.example.org", "open.example.portal"})
    void thePortalDomainItselfAndOthersNameNothing(String host) {
        portal("portal.example");
        refuses(ProblemType.ORGANIZATION_REQUIRED, () -> at(host));

        byDefault("open");
        assertThat(at(host)).isEqualTo(OPEN);
    }

    @Test
    void aRegisteredDomainComesBeforeThePortalDomain() {
        portal("portal.example");

        assertThat(at("shop.portal.example")).isEqualTo(OPEN);
    }

    @Test
    void theDefaultOrganizationTellsWhereNothingElseDoes() {
        byDefault("open");

        assertThat(at("elsewhere.example")).isEqualTo(OPEN);
        assertThat(withoutKey(List.of(), Optional.empty()).organization()).isEqualTo(OPEN);
        byDefault(OPEN.id().toString());
        assertThat(at("elsewhere.example")).isEqualTo(OPEN);
    }

    @Test
    void theDefaultOrganizationComesAfterHeaderAndHost() {
        byDefault("open");

        refuses(ProblemType.SELF_REGISTRATION_CLOSED, () -> withoutKey(List.of("unknown"), ANYWHERE));
        refuses(ProblemType.SELF_REGISTRATION_CLOSED, () -> withoutKey(List.of("closed"), ANYWHERE));
        refuses(ProblemType.SELF_REGISTRATION_CLOSED, () -> at("closed.example"));
    }

    @Test
    void aDefaultOrganizationThatIsUnknownOrClosedIsClosed() {
        byDefault("unknown");
        refuses(ProblemType.SELF_REGISTRATION_CLOSED, () -> at("elsewhere.example"));
        byDefault("closed");
        refuses(ProblemType.SELF_REGISTRATION_CLOSED, () -> at("elsewhere.example"));
    }

    private Registrar withoutKey(List<String> headers, Optional<String> host) {
        return Registrar.withoutKey(choice.ofAnybody(headers, host), NETWORK);
    }

    private static Caller caller(KnownOrganization organization, Set<GroupId> groups) {
        AccessContext context = new AccessContext(organization.id(), groups);
        return new Caller(new KeyId(UUID.randomUUID()), "intake_test_abcdef", Set.of(Scope.CREATE_USER), context);
    }

    private static void refuses(ProblemType type, ThrowingCallable choosing) {
        assertThatThrownBy(choosing)
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.type())
                        .isEqualTo(type));
    }
}
