package health.intake.patient;

import health.intake.access.AccessContext;
import health.intake.account.Account;
import health.intake.account.Accounts;
import health.intake.audit.Call;
import health.intake.audit.ChangeAudit;
import health.intake.credential.CredentialStore;
import health.intake.database.CommitWindow;
import health.intake.database.DatabaseFaults;
import health.intake.email.EmailAddress;
import health.intake.healthcard.HealthCard;
import health.intake.id.OrganizationId;
import health.intake.id.ProfileId;
import health.intake.idempotency.Attempt;
import health.intake.idempotency.Attempts;
import health.intake.idempotency.Creation;
import health.intake.organization.KnownOrganization;
import health.intake.organization.Organizations;
import health.intake.paging.Page;
import health.intake.paging.PageRequest;
import health.intake.person.Username;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import health.intake.profile.ProfileFilter;
import health.intake.profile.Profiles;
import health.intake.profile.Stored;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

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
    Accounts accounts;

    @Inject
    CredentialStore credentials;

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
        audit.record(call, creation.id());
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
        if (request.emrId() != null) {
            accounts.requireFree(organizationId, null, request.emrId().longValueExact());
        }
    }

    private PatientResponse create(ProfileId id, Registrar registrar, NewPatient created) {
        KnownOrganization organization = registrar.organization();
        Stored profile = profiles.create(registrar.context(), id, created.profileIn(organization));
        Account account = created.account();
        accounts.add(organization.id(), id, account);
        if (created.password() != null) {
            credentials.add(organization.id(), id, created.password(), clock.instant());
        }
        HealthCard card = account.fields().hcCard();
        Account shown = card != null && registrar.isKeyless() ? account.with(card.masked()) : account;
        return new Patient(organization, profile, shown).document().patient();
    }

    /** The patient, else {@code patient_not_found} or {@code outside_access_context}. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public StoredPatient get(AccessContext context, ProfileId id) {
        Stored stored = profiles.get(context, id, ProblemType.PATIENT_NOT_FOUND);
        Account account = accounts.find(context.organizationId(), id).orElseThrow(() -> withoutAccount(context, id));
        return new Patient(organizations.of(context), stored, account).document();
    }

    /** The person may have been erased since the profile was read: then this says so. */
    private ProblemException withoutAccount(AccessContext context, ProfileId id) {
        profiles.get(context, id, ProblemType.PATIENT_NOT_FOUND);
        return new ProblemException(ProblemType.PATIENT_NOT_FOUND);
    }

    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Page<PatientResponse> list(AccessContext context, ProfileFilter filter, PageRequest request) {
        Page<Stored> page = profiles.patients(context, filter, request);
        Map<ProfileId, Account> found = accounts.ofPatients(
                context.organizationId(),
                page.items().stream().map(stored -> stored.profile().id()).toList());
        KnownOrganization organization = organizations.of(context);
        return page.map(stored -> new Patient(
                        organization,
                        stored,
                        Objects.requireNonNull(found.get(stored.profile().id())))
                .document()
                .patient());
    }

    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public List<PatientResponse> byEmail(AccessContext context, EmailAddress email) {
        return patient(context, profiles.find(context, email));
    }

    /** @param username any text */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public List<PatientResponse> byUsername(AccessContext context, String username) {
        String slug = organizations.of(context).slug();
        // the username of another organization costs what one of nobody costs
        return patient(
                context,
                Username.addressIn(username)
                        .flatMap(email -> profiles.find(context, email))
                        .filter(stored -> Username.canonical(username)
                                .equals(Optional.of(
                                        Username.of(stored.email(), slug).text()))));
    }

    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public List<PatientResponse> byEmrId(AccessContext context, long emrId) {
        return patient(context, profiles.findByEmrId(context, emrId));
    }

    /** The patient that a profile is; empty if it has no account. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<PatientResponse> find(AccessContext context, Stored profile) {
        return accounts.find(context.organizationId(), profile.profile().id())
                .map(account -> new Patient(organizations.of(context), profile, account)
                        .document()
                        .patient());
    }

    /** The patient, unless there is no such profile or it has no account. */
    private List<PatientResponse> patient(AccessContext context, Optional<Stored> found) {
        return found.flatMap(stored -> find(context, stored)).stream().toList();
    }
}
