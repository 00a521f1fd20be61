package health.intake.authentication;

import health.intake.access.Caller;
import health.intake.metrics.Metrics;
import health.intake.metrics.Metrics.Refusal;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import health.intake.proxy.ClientAndHost;
import health.intake.ratelimit.LimitState;
import health.intake.ratelimit.RateLimitSettings;
import health.intake.ratelimit.RateLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Applies the rate limits of valid keys, and those of clients without a valid key. */
@ApplicationScoped
class AuthenticationLimits {

    @Inject
    RateLimits limits;

    @Inject
    RateLimitSettings settings;

    @Inject
    ClientAndHost clientAndHost;

    @Inject
    Metrics metrics;

    @Inject
    InvalidKeys invalidKeys;

    /** Counts a request with a valid key; returns what is left if the key has a limit of its own. */
    Optional<LimitState> spend(Caller caller) {
        return settings.key(caller.keyId())
                .map(limit -> limits.spend(limit, String.valueOf(caller.keyId())))
                // the rest of a limit per node would mislead a client whose next request goes to another node
                .filter(spent -> spent.limit().isOfAllNodes());
    }

    /** Counts a request with the token for metrics, which has the limit of keys without one of their own. */
    void spendToken() {
        settings.key(null).ifPresent(limit -> limits.spend(limit, "metrics"));
    }

    /** Counts a request to an operation that needs no key, or ends it with {@code rate_limited}. */
    void keyless() {
        limits.spend(settings.keyless(), clientAndHost.clientNetwork());
    }

    /** Ends a request if its client has used up its limit for invalid keys, before its key is looked up. */
    void admit() {
        try {
            limits.requireLeft(settings.failedAuthentication(), clientAndHost.clientNetwork());
        } catch (ProblemException limited) {
            invalidKeys.tried(clientAndHost.clientNetwork());
            metrics.refused(Refusal.LIMITED);
            throw limited;
        }
    }

    /** {@link #failed} for an unknown key, which is also logged. */
    ProblemException unknown() {
        invalidKeys.tried(clientAndHost.clientNetwork());
        return failed();
    }

    /** Counts an invalid key and returns the refusal: {@code forbidden}, or {@code rate_limited} beyond the limit. */
    ProblemException failed() {
        try {
            limits.spend(settings.failedAuthentication(), clientAndHost.clientNetwork());
        } catch (ProblemException limited) {
            metrics.refused(Refusal.LIMITED);
            return limited;
        }
        metrics.refused(Refusal.INVALID);
        return new ProblemException(ProblemType.FORBIDDEN);
    }
}
