package health.intake.audit;

import health.intake.id.KeyId;
import health.intake.id.OrganizationId;
import org.jspecify.annotations.Nullable;

/**
 * Who asked for what.
 *
 * @param organizationId which it concerns, null for none
 * @param keyId null without a key, and for the admin key from the configuration
 * @param keyPrefix null without a key
 * @param clientAddress in canonical text, at most 64 characters
 */
public record Call(
        @Nullable OrganizationId organizationId,
        @Nullable KeyId keyId,
        @Nullable String keyPrefix,
        String operation,
        String requestId,
        String clientAddress) {

    Call in(@Nullable OrganizationId organization) {
        return new Call(organization, keyId, keyPrefix, operation, requestId, clientAddress);
    }

    @Override
    public String toString() {
        return "Call[" + operation + ", " + requestId + "]";
    }
}
