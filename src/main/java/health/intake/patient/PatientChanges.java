package health.intake.patient;

import health.intake.access.AccessContext;
import health.intake.account.Account;
import health.intake.account.Accounts;
import health.intake.audit.Call;
import health.intake.audit.ChangeAudit;
import health.intake.conditional.Patch;
import health.intake.database.DatabaseFaults;
import health.intake.id.OrganizationId;
import health.intake.id.ProfileId;
import health.intake.id.Reference;
import health.intake.organization.Organizations;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import health.intake.profile.OpenProfile;
import health.intake.profile.ProfilePatch;
import health.intake.profile.Profiles;
import health.intake.profile.Stored;
import health.intake.profilegroup.ProfileGroups;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.util.Optional;

/** Changes of patients: of profile and account in one transaction, which has locked the row of the profile. */
@Stateless
@Interceptors(DatabaseFaults.class)
public class PatientChanges {

    @Inject
    Profiles profiles;

    @Inject
    Accounts accounts;

    @Inject
    Organizations organizations;

    @Inject
    ProfileGroups groups;

    @Inject
    ChangeAudit audit;

    /** Checks a change without making it; refuses it as {@link #change} would. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public void judge(AccessContext context, ProfileId id, ProfilePatch<PatientChange> patch) {
        OrganizationId organizationId = context.organizationId();
        Stored stored = profiles.get(context, id, ProblemType.PATIENT_NOT_FOUND);
        Patient current = patient(context, stored, accounts.find(organizationId, id));
        PatientChange change = judged(current, patch.requested());
        profiles.requireFree(organizationId, stored, change.email());
        Long emrId = change.appliedTo(current).fields().emrId();
        if (emrId != null) {
            accounts.requireFree(organizationId, id, emrId);
        }
    }

    /** Changes the fields that the patch names. */
    public StoredPatient change(Call call, AccessContext context, ProfileId id, ProfilePatch<PatientChange> patch) {
        OrganizationId organizationId = context.organizationId();
        OpenProfile open = profiles.open(context, id, ProblemType.PATIENT_NOT_FOUND);
        Patient before = patient(context, open.stored(), accounts.find(organizationId, id));
        PatientChange change = judged(before, patch.requested());
        Account account = change.appliedTo(before);
        boolean isOther = !account.equals(before.account());
        change.applyTo(open.person(), before.rules());
        Stored stored = profiles.write(organizationId, open, patch.password(), isOther);
        if (isOther) {
            accounts.write(organizationId, id, before.account(), account);
        }
        audit.record(call, id);
        profiles.requireInTime(open);
        return new Patient(before.organization(), stored, account).document();
    }

    private Patient patient(AccessContext context, Stored stored, Optional<Account> account) {
        return new Patient(
                organizations.of(context),
                stored,
                account.orElseThrow(() -> new ProblemException(ProblemType.PATIENT_NOT_FOUND)));
    }

    /** Checks the conditions, then the patch, then whether the patient may be changed. */
    private PatientChange judged(Patient current, Patch<PatientChange> requested) {
        requested.conditions().allowChange(current.stored().version());
        OrganizationId organizationId = current.organization().id();
        ChangeRules rules =
                new ChangeRules(current, reference -> groups.find(organizationId, Reference.fromString(reference)));
        PatientChange judged = requested.body().mergedInto(current.objects()).get(rules::violations, rules);
        current.stored().requireActive();
        return judged;
    }
}
