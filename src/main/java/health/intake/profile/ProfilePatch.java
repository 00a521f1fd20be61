package health.intake.profile;

import health.intake.conditional.Patch;
import health.intake.credential.PasswordHash;
import health.intake.id.OrganizationId;
import health.intake.person.Person;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A change of a profile, as requested.
 *
 * @param password hash of the password in the body; null until it is made
 */
public record ProfilePatch(Patch<ProfileChange> requested, @Nullable PasswordHash password) {

    /** The patch with its password hashed, if it has one; waits in the line of the organization. */
    ProfilePatch hashed(OrganizationId organizationId) {
        return new ProfilePatch(
                requested,
                requested
                        .body()
                        .ifReadable()
                        .map(change -> change.password().value())
                        .map(password -> PasswordHash.of(password, organizationId))
                        .orElse(null));
    }

    /** Names of the fields that got another value when the patch was applied; a password always counts as changed. */
    Set<String> effectOn(Person person) {
        Set<String> fields = new HashSet<>(person.changedFields());
        if (password != null) {
            fields.add("password");
        }
        return Set.copyOf(fields);
    }

    boolean setsPassword() {
        return requested
                .body()
                .ifReadable()
                .filter(change -> change.password().value() != null)
                .isPresent();
    }
}
