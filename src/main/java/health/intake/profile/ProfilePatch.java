package health.intake.profile;

import health.intake.credential.PasswordHash;
import health.intake.id.OrganizationId;
import health.intake.id.Preconditions;
import health.intake.requestbody.RequestBody;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A change of a profile, as requested.
 *
 * @param password hash of the password in the body; null until it is made
 */
public record ProfilePatch(Preconditions conditions, RequestBody<ProfileChange> body, @Nullable PasswordHash password) {

    /** The patch with its password hashed, if it has one; waits in the line of the organization. */
    ProfilePatch hashed(OrganizationId organizationId) {
        return new ProfilePatch(
                conditions,
                body,
                body.ifReadable()
                        .map(change -> change.password().value())
                        .map(password -> PasswordHash.of(password, organizationId))
                        .orElse(null));
    }

    /** Names of the fields that got another value when the patch was applied; a password always counts as changed. */
    Set<String> effectOn(Profile profile) {
        Set<String> fields = new HashSet<>(profile.changedFields());
        if (password != null) {
            fields.add("password");
        }
        return Set.copyOf(fields);
    }

    boolean setsPassword() {
        return body.ifReadable()
                .filter(change -> change.password().value() != null)
                .isPresent();
    }
}
