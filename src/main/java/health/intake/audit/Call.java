package health.intake.audit;

import health.intake.id.KeyId;
import health.intake.id.OrganizationId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The caller and the operation. Every method that changes data takes it as an argument, whether it works for a request, a
 * timer or an import.
 *
 * @param organizationId that the call concerns; null for none
 * @param keyId null without a key, and for the ADMIN key from the configuration
 * @param keyPrefix null without a key
 * @param success status of a successful answer
 */
public record Call(
        @Nullable OrganizationId organizationId,
        @Nullable KeyId keyId,
        @Nullable String keyPrefix,
        String operation,
        int success,
        Origin origin) {

    /** The same for another organization, if neither key nor path tells which one the call concerns. */
    public Call in(@Nullable OrganizationId organization) {
        return Objects.equals(organization, organizationId)
                ? this
                : new Call(organization, keyId, keyPrefix, operation, success, origin);
    }

    @Override
    public String toString() {
        return "Call[" + operation + ", " + origin.requestId() + "]";
    }
}
