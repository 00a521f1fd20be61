package health.intake.blackbox.hostile;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static health.intake.blackbox.driver.Tenant.PROFILES;

import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Json;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import java.util.List;
import java.util.UUID;

/** Reads and changes of a patient that would succeed, and the possible problems of each. */
final class FaultyPatients {

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Group outside = tenant.group();
    private final Api writer = tenant.keyFor(group, "CREATE_USER").api();
    private final Api reader = tenant.keyFor(group, "PROFILES_VIEW").api();
    private final String taken = Unique.email("taken");
    private final String patient = register(tenant, PatientBody.in(group));
    private final String outsidePatient =
            register(tenant, PatientBody.in(outside).withEmail(taken).with("emrId", "7"));
    private final String foreignPatient = foreignPatient();
    private final String bareProfile = PATIENTS + "/"
            + tenant.partner().post(PROFILES, ProfileBody.in(group)).is(201).id();

    private static String register(Tenant where, PatientBody body) {
        return PATIENTS + "/" + where.partner().post(PATIENTS, body).is(201).id();
    }

    private static String foreignPatient() {
        Tenant other = Tenant.create();
        return register(other, PatientBody.in(other.group()));
    }

    FaultyRequest change() {
        return FaultyRequest.of(writer, "PATCH", patient).with("lastName", "\"Schmidt\"");
    }

    List<Fault> changeFaults() {
        return List.of(
                Fault.invalidKey(),
                Fault.missingScope(reader),
                Fault.unknownParameter(),
                Fault.noUuid(PATIENTS + "/1-1-1-1-1"),
                Fault.noObject("unknown", 404, "patient_not_found", PATIENTS + "/" + UUID.randomUUID()),
                Fault.noObject("foreign", 404, "patient_not_found", foreignPatient),
                Fault.noObject("without account", 404, "patient_not_found", bareProfile),
                Fault.noObject("outside", 403, "outside_access_context", outsidePatient),
                Fault.mediaType(),
                Fault.tooLarge(),
                Fault.staleIfMatch(),
                Fault.malformed(),
                Fault.violation("gender", "\"f\""),
                Fault.conflict("email_taken", "email", Json.quoted(taken)),
                Fault.conflict("emr_id_taken", "emrId", "7"));
    }

    FaultyRequest read() {
        return FaultyRequest.of(reader, "GET", patient);
    }

    List<Fault> readFaults() {
        return List.of(
                Fault.invalidKey(),
                Fault.missingScope(writer),
                Fault.unknownParameter(),
                Fault.noUuid(PATIENTS + "/1-1-1-1-1"),
                Fault.noObject("unknown", 404, "patient_not_found", PATIENTS + "/" + UUID.randomUUID()),
                Fault.noObject("foreign", 404, "patient_not_found", foreignPatient),
                Fault.noObject("without account", 404, "patient_not_found", bareProfile),
                Fault.noObject("outside", 403, "outside_access_context", outsidePatient));
    }
}
