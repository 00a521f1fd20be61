package health.intake.audit;

import health.intake.id.KeyId;
import health.intake.id.OrganizationId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for what: an argument of whatever changes data, be it done for a request, by a timer or by an import.
 *
 * @param organizationId which it concerns, null for none
 * @param keyId null without a key, and for the admin key from the configuration
 * @param keyPrefix null without a key
 * @param success status of its answer if it succeeds
 * @param clientAddress in canonical text, at most 64 characters
 */
public record Call(
        @Nullable OrganizationId organizationId,
        @Nullable KeyId keyId,
        @Nullable String keyPrefix,
        String operation,
        int success,
        String requestId,
        String clientAddress) {

    /** The same for another organization, where neither key nor path tell which one it concerns. */
    public Call in(@Nullable OrganizationId organization) {
        return Objects.equals(organization, organizationId)
                ? this
                : new Call(organization, keyId, keyPrefix, operation, success, requestId, clientAddress);
    }

    @Override
    public String toString() {
        return "Call[" + operation + ", " + requestId + "]";
    }
}
