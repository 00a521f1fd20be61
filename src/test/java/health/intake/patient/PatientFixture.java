package health.intake.patient;

import health.intake.id.GroupId;
import health.intake.id.OrganizationId;
import health.intake.organization.KnownOrganization;
import health.intake.problem.ProblemException;
import health.intake.requestbody.RequestBinding;
import health.intake.requestbody.RequestBody;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** An organization, a day and the bodies that are sent there. */
final class PatientFixture {

    static final Instant NOW = Instant.parse("2026-04-01T09:14:32.123456Z");
    static final GroupId GROUP = new GroupId(UUID.randomUUID());
    static final KnownOrganization ACME = organization("DE", GROUP);

    static final String REQUIRED =
            """
            "email": "Maria@Example.com", "firstName": "Maria", "lastName": "Schmidt", "gender": "female",
            "phone": "030123456", "dob": "1985-03-22\"""";

    private static final RequestBinding BINDING = new RequestBinding(Clock.fixed(NOW, ZoneOffset.UTC));

    private PatientFixture() {}

    static KnownOrganization organization(String country, GroupId defaultGroup) {
        return new KnownOrganization(new OrganizationId(UUID.randomUUID()), "acme", country, true, defaultGroup);
    }

    static RequestBody<RegisterPatientRequest> body(String json) {
        return body(RegisterPatientRequest.class, json);
    }

    static <T extends Record> RequestBody<T> body(Class<T> type, String json) {
        return BINDING.read(json.getBytes(StandardCharsets.UTF_8), type);
    }

    /** A body with the required fields and some more. */
    static RequestBody<RegisterPatientRequest> bodyWith(String fields) {
        return body("{" + REQUIRED + "," + fields + "}");
    }

    static List<String> violations(KnownOrganization organization, RequestBody<RegisterPatientRequest> body) {
        try {
            body.get(RegistrationRules.of(organization, body)::violations);
            return List.of();
        } catch (ProblemException problem) {
            return problem.violations().stream()
                    .map(violation -> violation.field() + " " + violation.code().code())
                    .toList();
        }
    }
}
