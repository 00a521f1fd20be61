package health.intake.access;

import health.intake.id.KeyId;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rights that the API key of a request stands for.
 *
 * @param keyId null for the admin key from the configuration
 * @param prefix of the secret that was sent; the prefix itself is not secret
 * @param context null for ADMIN keys, which belong to no organization
 */
public record Caller(@Nullable KeyId keyId, String prefix, Set<Scope> scopes, @Nullable AccessContext context) {

    /** Whether the key is of the environment {@code test}. */
    public boolean isOfSandbox() {
        return context != null && context.isSandbox();
    }

    public boolean hasAny(Scope... wanted) {
        for (Scope scope : wanted) {
            if (scopes.contains(scope)) {
                return true;
            }
        }
        return false;
    }

    /** The access context; a caller without one is refused, so that no operation runs without a tenant. */
    public AccessContext requireContext() {
        if (context == null) {
            throw new ProblemException(ProblemType.FORBIDDEN);
        }
        return context;
    }
}
