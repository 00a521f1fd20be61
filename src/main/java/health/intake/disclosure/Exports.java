package health.intake.disclosure;

import health.intake.access.AccessContext;
import health.intake.credential.CredentialStore;
import health.intake.database.DatabaseFaults;
import health.intake.id.ProfileId;
import health.intake.patient.Patients;
import health.intake.profile.Profiles;
import health.intake.profile.Stored;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.time.Clock;

/** What is held of a person, for the person. */
@Stateless
@Interceptors(DatabaseFaults.class)
public class Exports {

    @Inject
    Profiles profiles;

    @Inject
    Patients patients;

    @Inject
    CredentialStore credentials;

    @Inject
    Clock clock;

    /** The person's data; else {@code profile_not_found} or {@code outside_access_context}. */
    // all statements of a transaction read the same state, so that a change is in the whole document or nowhere in it
    @TransactionAttribute(TransactionAttributeType.REQUIRED)
    public ExportResponse export(AccessContext context, ProfileId id) {
        Stored stored = profiles.get(context, id);
        return new ExportResponse(
                stored.profile(),
                stored.state().text(),
                stored.groupId(),
                patients.find(context, stored).orElse(null),
                credentials.exists(context.organizationId(), id),
                clock.instant());
    }
}
