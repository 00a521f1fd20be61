package health.intake.patient;

import static health.intake.container.Bodies.body;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.intake.access.AccessContext;
import health.intake.audit.Call;
import health.intake.audit.Origin;
import health.intake.container.Bodies;
import health.intake.container.RealWar;
import health.intake.credential.PasswordHash;
import health.intake.email.EmailAddress;
import health.intake.healthcard.HealthCard;
import health.intake.id.GroupId;
import health.intake.id.OrganizationId;
import health.intake.id.Reference;
import health.intake.idempotency.Attempt;
import health.intake.idempotency.IdempotencyKey;
import health.intake.json.FreeObject;
import health.intake.organization.CreateOrganizationRequest;
import health.intake.organization.OrganizationResponse;
import health.intake.organization.Organizations;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import health.intake.profile.Profiles;
import health.intake.profilegroup.CreateProfileGroupRequest;
import health.intake.profilegroup.ProfileGroups;
import health.intake.requestbody.RequestBody;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Patients in a server: one transaction over profile, account, groups and password. */
@ExtendWith(ArquillianExtension.class)
class PatientsContainerIT {

    /** A call that belongs to no request. */
    private static final Call CALL =
            new Call(null, null, null, "test", 200, new Origin("container-test", "127.0.0.1", null));

    private static final HealthCard CARD =
            new HealthCard("A123456780", "Issuer", null, "2030-01-31", FreeObject.empty());

    @Inject
    Patients patients;

    @Inject
    Profiles profiles;

    @Inject
    Organizations organizations;

    @Inject
    ProfileGroups groups;

    @Resource
    UserTransaction transaction;

    private Registrar registrar;
    private List<GroupId> both;

    @Deployment
    static WebArchive war() {
        return RealWar.with(PatientsContainerIT.class, RealWar.class, Bodies.class);
    }

    @BeforeEach
    void makeOrganization() {
        String slug = "it-" + UUID.randomUUID().toString().substring(0, 13);
        String fields = "{'slug': '" + slug + "', 'name': 'Container tests', 'country': 'DE'}";
        OrganizationResponse organization = organizations.create(
                CALL, body(CreateOrganizationRequest.class, fields).get());
        both = List.of(group(organization.id(), "one"), group(organization.id(), "two"));
        registrar = new Registrar(
                organizations.find(Reference.toId(organization.id().value())).orElseThrow(),
                new AccessContext(organization.id(), null),
                null);
    }

    @Test
    void entitiesAreWoven() throws ClassNotFoundException {
        assertTrue(
                Arrays.stream(Class.forName("health.intake.account.PatientAccount")
                                .getInterfaces())
                        .anyMatch(type -> type.getSimpleName().equals("PersistenceWeaved")),
                "PatientAccount is woven");
    }

    @Test
    void registeredPatientIsReadBackWhole() {
        PatientResponse registered = register("anna@example.org", 1);

        assertEquals(
                registered, patients.get(registrar.context(), registered.id()).patient());
        assertEquals(both, registered.groups());
        assertEquals(CARD, registered.account().hcCard());
    }

    @Test
    void anEmrIdThatIsTakenLeavesNoProfileBehind() {
        register("first@example.org", 7);

        assertProblem(ProblemType.EMR_ID_TAKEN, () -> register("second@example.org", 7));

        assertTrue(found("second@example.org").isEmpty());
        register("second@example.org", 8);
    }

    @Test
    void anAddressThatIsTakenLeavesTheEmrIdFree() {
        register("taken@example.org", 7);

        assertProblem(ProblemType.EMAIL_TAKEN, () -> register("Taken@Example.org", 8));

        register("other@example.org", 8);
    }

    @Test
    void nothingIsKeptWhenTheTransactionIsRolledBack() throws Exception {
        transaction.begin();
        PatientResponse registered = register("gone@example.org", 1);
        transaction.rollback();

        assertTrue(found("gone@example.org").isEmpty());
        assertProblem(ProblemType.PATIENT_NOT_FOUND, () -> patients.get(registrar.context(), registered.id()));
        register("gone@example.org", 1);
    }

    private List<?> found(String email) {
        return profiles.byEmail(registrar.context(), EmailAddress.parse(email).orElseThrow());
    }

    private PatientResponse register(String email, long emrId) {
        RequestBody<RegisterPatientRequest> body = request(email, emrId);
        NewPatient patient = new NewPatient(
                body.get(),
                RegistrationRules.of(registrar.organization(), body).phone(),
                both,
                PasswordHash.stored("$argon2id$test"));
        Attempt attempt = Attempt.of("test", IdempotencyKey.NONE, body);
        return Objects.requireNonNull(
                patients.create(CALL, registrar, patient, attempt).created());
    }

    private static RequestBody<RegisterPatientRequest> request(String email, long emrId) {
        return body(
                RegisterPatientRequest.class,
                """
                {'email': '%s', 'firstName': 'Anna', 'lastName': 'Müller', 'gender': 'other', 'phone': '030123456',
                 'roles': ['patient', 'vip'], 'dob': '1985-03-22', 'unreadNotifications': 1, 'emrId': %d,
                 'hcCard': {'number': 'A123456780', 'issuer': 'Issuer', 'expiresOn': '2030-01-31'}, 'acceptsMarketing': true,
                 'providers': ['0190aaaa-0000-7000-8000-000000000000'], 'verifications': {'email': true},
                 'province': 'BE'}"""
                        .formatted(email, emrId));
    }

    private GroupId group(OrganizationId organizationId, String slug) {
        return groups.create(CALL, organizationId, new CreateProfileGroupRequest(slug, slug))
                .id();
    }

    private static void assertProblem(ProblemType type, Runnable call) {
        assertEquals(type, assertThrows(ProblemException.class, call::run).type());
    }
}
