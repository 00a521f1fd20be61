package health.intake.profile;

import health.intake.email.EmailAddress;
import health.intake.id.GroupId;
import health.intake.id.OrganizationId;
import health.intake.id.ProfileId;
import health.intake.person.Person;
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
import org.jspecify.annotations.Nullable;

/** A profile, a day and bodies with these. */
final class ProfileFixture {

    static final Instant NOW = Instant.parse("2026-04-01T09:14:32.123456Z");

    /** That of the profile. */
    static final OrganizationId ORGANIZATION = new OrganizationId(UUID.randomUUID());

    private static final RequestBinding BINDING = new RequestBinding(Clock.fixed(NOW, ZoneOffset.UTC));

    private ProfileFixture() {}

    static Profile maria() {
        return maria(null);
    }

    /** @param usernameIn slug of the organization in which she has a username; null for none */
    static Profile maria(@Nullable String usernameIn) {
        Profile profile = new Profile(
                new ProfileId(UUID.randomUUID()),
                ORGANIZATION,
                new NewProfile(new GroupId(UUID.randomUUID()), schmidt(), usernameIn),
                NOW);
        profile.written();
        return profile;
    }

    private static Person schmidt() {
        Person person = new Person();
        person.firstName("Maria");
        person.lastName("Schmidt");
        person.email(EmailAddress.parse("maria@example.com").orElseThrow());
        person.phone(new PhoneNumber("+4930123456789"));
        person.sex(2);
        person.dateOfBirth(LocalDate.of(1985, 3, 22));
        person.height(new BigDecimal("168"));
        person.weight(new BigDecimal("65"));
        person.language("de");
        return person;
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
