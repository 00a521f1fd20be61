package health.intake.profile;

import health.intake.email.EmailAddress;
import health.intake.id.GroupId;
import health.intake.id.OrganizationId;
import health.intake.id.ProfileId;
import health.intake.person.PhoneNumber;
import health.intake.problem.ProblemException;
import health.intake.requestbody.RequestBinding;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** A profile, a day and bodies with these. */
final class ProfileFixture {

    static final Instant NOW = Instant.parse("2026-04-01T09:14:32.123456Z");

    /** That of the profile. */
    static final OrganizationId ORGANIZATION = new OrganizationId(UUID.randomUUID());

    private static final RequestBinding BINDING = new RequestBinding(Clock.fixed(NOW, ZoneOffset.UTC));

    private ProfileFixture() {}

    static Profile maria() {
        Profile profile =
                new Profile(new ProfileId(UUID.randomUUID()), ORGANIZATION, new GroupId(UUID.randomUUID()), NOW);
        profile.firstName("Maria");
        profile.lastName("Schmidt");
        profile.email(EmailAddress.parse("maria@example.com").orElseThrow());
        profile.phone(new PhoneNumber("+4930123456789"));
        profile.sex(2);
        profile.dateOfBirth(LocalDate.of(1985, 3, 22));
        profile.height(new BigDecimal("168"));
        profile.weight(new BigDecimal("65"));
        profile.language("de");
        profile.written();
        return profile;
    }

    static <T extends Record> T read(Class<T> type, String json) {
        return BINDING.read(json.getBytes(StandardCharsets.UTF_8), type).get();
    }

    static List<String> violations(Class<? extends Record> type, String json) {
        try {
            throw new AssertionError("was read: " + read(type, json));
        } catch (ProblemException problem) {
            return problem.violations().stream()
                    .map(violation -> violation.field() + " " + violation.code().code())
                    .toList();
        }
    }
}
