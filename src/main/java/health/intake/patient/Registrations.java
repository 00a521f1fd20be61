package health.intake.patient;

import static health.intake.database.DeadlockRetry.retried;

import health.intake.audit.Call;
import health.intake.credential.PasswordHash;
import health.intake.id.GroupId;
import health.intake.id.OrganizationId;
import health.intake.idempotency.Attempt;
import health.intake.idempotency.Creation;
import health.intake.idempotency.IdempotencyKey;
import health.intake.profilegroup.ProfileGroups;
import health.intake.ratelimit.RateLimitSettings;
import health.intake.ratelimit.RateLimits;
import health.intake.requestbody.RequestBody;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;

/** Prepares a registration: hashing the password is slow, so the transaction begins only after it. */
@Dependent
class Registrations {

    /** Part of stored records, so it never changes. */
    private static final String REGISTRATION = "register-patient";

    @Inject
    ProfileGroups groups;

    @Inject
    RateLimits limits;

    @Inject
    RateLimitSettings settings;

    @Inject
    Patients patients;

    /** @param key used only for callers with an API key */
    Creation<PatientResponse> register(
            Call call, Registrar registrar, RequestBody<RegisterPatientRequest> body, IdempotencyKey key) {
        Attempt attempt = Attempt.of(REGISTRATION, registrar.isKeyless() ? IdempotencyKey.NONE : key, body);
        if (registrar.isKeyless()) {
            body.refuseRestricted();
        }
        RegistrationRules rules = RegistrationRules.of(registrar.organization(), body);
        RegisterPatientRequest request = body.get(rules::violations);
        List<GroupId> named = groups.within(registrar.context(), rules.groups(request));
        if (registrar.network() != null) {
            // not earlier: a request with a mistyped field does not test yet whether an address is registered
            limits.spend(settings.registration(), registrar.organization().id() + " " + registrar.network());
        }
        if (request.password() != null && !attempt.isRepeatable()) {
            patients.requireFree(registrar, request);
        }
        OrganizationId organization = registrar.organization().id();
        PasswordHash password = request.password() == null ? null : PasswordHash.of(request.password(), organization);
        NewPatient created = new NewPatient(request, rules.phone(), named, password);
        return retried(() -> patients.create(call, registrar, created, attempt));
    }
}
