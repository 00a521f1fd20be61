package health.intake.authentication;

import health.intake.access.Caller;
import health.intake.metrics.Metrics;
import health.intake.metrics.Metrics.Refusal;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import health.intake.proxy.ClientAndHost;
import health.intake.ratelimit.RateLimitSettings;
import health.intake.ratelimit.RateLimits;
import health.intake.ratelimit.Spent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Holds valid keys to their limits, and clients whose keys are not valid to theirs. */
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

    /** Counts a request with a valid key; tells what is left where the key has a limit of its own. */
    Optional<Spent> spend(Caller caller) {
        return settings.key(caller.keyId())
                .map(limit -> limits.spend(limit, String.valueOf(caller.keyId())))
                // of a limit of each node it would mislead whose next request meets another node
                .filter(spent -> spent.limit().isOfAllNodes());
    }

    /** Counts a request without a key where there may be such, or ends it with {@code rate_limited}. */
    void keyless() {
        limits.spend(settings.keyless(), clientAndHost.clientNetwork());
    }

    /** Ends a request whose client has used up its limit of keys that are not valid, before its key is looked for. */
    void admit() {
        try {
            limits.requireLeft(settings.failedAuthentication(), clientAndHost.clientNetwork());
        } catch (ProblemException limited) {
            invalidKeys.tried(clientAndHost.clientNetwork());
            metrics.refused(Refusal.LIMITED);
            throw limited;
        }
    }

    /** {@link #failed} for a key that belongs to nobody, which the log is told. */
    ProblemException unknown() {
        invalidKeys.tried(clientAndHost.clientNetwork());
        return failed();
    }

    /** Counts a key that is not valid, and gives the refusal: {@code forbidden}, or {@code rate_limited} from then on. */
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
