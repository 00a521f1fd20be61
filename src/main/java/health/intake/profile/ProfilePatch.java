package health.intake.profile;

import health.intake.credential.PasswordHash;
import health.intake.id.OrganizationId;
import health.intake.id.Preconditions;
import health.intake.requestbody.RequestBody;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A change of a profile, as it was asked for.
 *
 * @param password hash of the one in the body, null as long as it is not made
 */
public record ProfilePatch(Preconditions conditions, RequestBody<ProfileChange> body, @Nullable PasswordHash password) {

    /** With the password hashed, if there is one, in the line of its organization. */
    ProfilePatch hashed(OrganizationId organizationId) {
        return new ProfilePatch(
                conditions,
                body,
                body.ifReadable()
                        .map(change -> change.password().value())
                        .map(password -> PasswordHash.of(password, organizationId))
                        .orElse(null));
    }

    /** Names of the fields that got another value when it was applied; a password counts as another one. */
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
