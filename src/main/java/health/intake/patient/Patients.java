package health.intake.patient;

import health.intake.access.AccessContext;
import health.intake.audit.Call;
import health.intake.audit.ChangeAudit;
import health.intake.credential.CredentialStore;
import health.intake.database.CommitWindow;
import health.intake.database.DatabaseFaults;
import health.intake.healthcard.HealthCard;
import health.intake.healthcard.HealthCards;
import health.intake.id.OrganizationId;
import health.intake.id.ProfileId;
import health.intake.id.Reference;
import health.intake.idempotency.Attempt;
import health.intake.idempotency.Attempts;
import health.intake.idempotency.Creation;
import health.intake.organization.KnownOrganization;
import health.intake.organization.Organizations;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import health.intake.profile.Profiles;
import health.intake.profile.Stored;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.time.Clock;

/** Patients: profiles with an account beside them. */
@Stateless
@Interceptors(DatabaseFaults.class)
public class Patients {

    @Inject
    Profiles profiles;

    @Inject
    Organizations organizations;

    @Inject
    Attempts attempts;

    @Inject
    PatientStore store;

    @Inject
    CredentialStore credentials;

    @Inject
    HealthCards cards;

    @Inject
    ChangeAudit audit;

    @Inject
    CommitWindow window;

    @Inject
    Clock clock;

    /** Creates profile, account, groups and password, or none of them; creates nothing if an equal attempt has done so. */
    public Creation<PatientResponse> create(Call call, Registrar registrar, NewPatient created, Attempt attempt) {
        OrganizationId organization = registrar.organization().id();
        Creation<PatientResponse> creation = attempts.once(organization, attempt, id -> create(id, registrar, created));
        audit.record(call.in(organization), creation.id());
        if (creation.created() != null) {
            window.require(creation.created().createdAt());
        }
        return creation;
    }

    /** Refuses the conflicts that {@link #create} would refuse, before slow work is done for the request. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public void requireFree(Registrar registrar, RegisterPatientRequest request) {
        OrganizationId organizationId = registrar.organization().id();
        profiles.requireFree(organizationId, request.email());
        if (request.emrId() != null
                && store.isTaken(organizationId, request.emrId().longValueExact())) {
            throw new ProblemException(ProblemType.EMR_ID_TAKEN);
        }
    }

    private PatientResponse create(ProfileId id, Registrar registrar, NewPatient created) {
        KnownOrganization organization = registrar.organization();
        Stored profile = profiles.create(registrar.context(), id, created.profileIn(organization));
        PatientAccount account = account(id, organization.id(), created);
        store.insert(account);
        if (created.password() != null) {
            credentials.add(organization.id(), id, created.password(), clock.instant());
        }
        HealthCard card = created.request().hcCard();
        HealthCard shown = card != null && registrar.isKeyless() ? card.masked() : card;
        return PatientDocument.of(organization, profile, account, shown);
    }

    /** The patient, else {@code patient_not_found} or {@code outside_access_context}. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public PatientResponse get(AccessContext context, ProfileId id) {
        Stored profile = profiles.get(context, id, ProblemType.PATIENT_NOT_FOUND);
        OrganizationId organizationId = context.organizationId();
        PatientAccount account = store.find(organizationId, id).orElseGet(() -> accountByPassword(organizationId, id));
        byte[] sealed = account.healthCard();
        return PatientDocument.of(
                organizations.find(Reference.toId(organizationId.value())).orElseThrow(),
                profile,
                account,
                sealed == null ? null : cards.open(sealed, organizationId, id));
    }

    private PatientAccount account(ProfileId id, OrganizationId organizationId, NewPatient created) {
        PatientAccount account = new PatientAccount(id, organizationId);
        account.register(created.request());
        account.join(created.furtherGroups());
        HealthCard card = created.request().hcCard();
        if (card != null) {
            account.healthCard(cards.seal(card, organizationId, id));
        }
        return account;
    }

    /** A profile that did not begin as a patient has an account once it has a password. */
    private PatientAccount accountByPassword(OrganizationId organizationId, ProfileId id) {
        if (!credentials.exists(organizationId, id)) {
            throw new ProblemException(ProblemType.PATIENT_NOT_FOUND);
        }
        return new PatientAccount(id, organizationId);
    }
}
