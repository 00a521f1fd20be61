package health.intake.patient;

import static health.intake.database.DeadlockRetry.retried;

import health.intake.access.AccessContext;
import health.intake.audit.Call;
import health.intake.conditional.Patch;
import health.intake.id.ProfileId;
import health.intake.profile.ProfilePatch;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Changes of patients, prepared outside the transaction. */
@Dependent
class Changes {

    @Inject
    PatientChanges patients;

    StoredPatient change(Call call, AccessContext context, ProfileId id, Patch<PatientChange> requested) {
        ProfilePatch<PatientChange> patch = ProfilePatch.of(requested)
                .hashed(context.organizationId(), unhashed -> patients.judge(context, id, unhashed));
        return retried(() -> patients.change(call, context, id, patch));
    }
}
