package health.intake.profile;

import health.intake.conditional.Patch;
import health.intake.credential.PasswordHash;
import health.intake.credential.WithPassword;
import health.intake.id.OrganizationId;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A change of a profile, as requested.
 *
 * @param password hash of the password in the body; null until it is made
 */
public record ProfilePatch<T extends WithPassword>(Patch<T> requested, @Nullable PasswordHash password) {

    /** A change whose password is not hashed yet. */
    public static <T extends WithPassword> ProfilePatch<T> of(Patch<T> requested) {
        return new ProfilePatch<>(requested, null);
    }

    /**
     * The patch with its password hashed, if it has one. Hashing is slow and waits in the line of the organization, so it is
     * done before the transaction, and only if no other check refuses the change. The transaction repeats the checks, because
     * the profile may have changed meanwhile.
     *
     * @param judge refuses the change as the transaction would, without making it
     */
    public ProfilePatch<T> hashed(OrganizationId organizationId, Consumer<ProfilePatch<T>> judge) {
        if (!setsPassword()) {
            return this;
        }
        judge.accept(this);
        return new ProfilePatch<>(
                requested,
                requested
                        .body()
                        .ifReadable()
                        .map(change -> change.password().value())
                        .map(given -> PasswordHash.of(given, organizationId))
                        .orElse(null));
    }

    private boolean setsPassword() {
        return requested
                .body()
                .ifReadable()
                .filter(change -> change.password().value() != null)
                .isPresent();
    }
}
