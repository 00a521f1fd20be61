package health.intake.blackbox.hostile;

import static health.intake.blackbox.driver.Tenant.PATIENTS;

import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Json;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import java.util.List;

/** Registrations that would succeed, with and without a key, and the possible problems of each. */
final class FaultyRegistrations {

    private final Tenant tenant = Tenant.open();
    private final Tenant closed = Tenant.create();
    private final Group group = tenant.group();
    private final Group outside = tenant.group();
    private final Api writer = tenant.keyFor(group, "CREATE_USER").api();
    private final Api reader = tenant.keyFor(group, "PROFILES_VIEW").api();
    private final String taken = Unique.email("taken");

    FaultyRegistrations() {
        tenant.partner()
                .post(PATIENTS, PatientBody.in(outside).withEmail(taken).with("emrId", "7"))
                .is(201);
    }

    private static FaultyRequest registration(Api api) {
        return FaultyRequest.of(api, "POST", PATIENTS)
                .with("email", Json.quoted(Unique.email("faulty")))
                .with("firstName", "\"Maria\"")
                .with("lastName", "\"Schmidt\"")
                .with("gender", "\"female\"")
                .with("phone", "\"+4930123456789\"")
                .with("dob", "\"1985-03-22\"");
    }

    FaultyRequest byKey() {
        return registration(writer).with("groups", Json.array(group.id()));
    }

    List<Fault> faultsByKey() {
        return List.of(
                Fault.invalidKey(),
                Fault.missingScope(reader),
                Fault.unknownParameter(),
                Fault.organization("other organization", 403, "organization_mismatch", closed.slug()),
                Fault.organization("unknown organization", 403, "organization_mismatch", "nobody-knows"),
                Fault.mediaType(),
                Fault.tooLarge(),
                Fault.malformed(),
                Fault.violation("gender", "\"f\""),
                Fault.group("unknown group", 404, "profile_group_not_found", "groups", "[\"nobody-knows\"]"),
                Fault.group("group outside", 403, "outside_access_context", "groups", Json.array(outside.id())),
                Fault.conflict("email_taken", "email", Json.quoted(taken)),
                Fault.conflict("emr_id_taken", "emrId", "7"));
    }

    FaultyRequest keyless() {
        return registration(Api.anonymous()).withHeader("organization", tenant.slug());
    }

    List<Fault> keylessFaults() {
        return List.of(
                Fault.unknownParameter(),
                Fault.organization("unknown organization", 403, "self_registration_closed", "nobody-knows"),
                Fault.organization("closed organization", 403, "self_registration_closed", closed.slug()),
                Fault.mediaType(),
                Fault.tooLarge(),
                Fault.malformed(),
                Fault.notAllowed("emrId", "\"wrong\""),
                Fault.notAllowed("groups", "[\"nobody-knows\"]"),
                Fault.violation("gender", "\"f\""),
                Fault.conflict("email_taken", "email", Json.quoted(taken)));
    }
}
