package health.intake.access;

import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds the caller of this request: the key filter sets it, resources read it. */
@RequestScoped
public class CurrentCaller {

    private @Nullable Caller caller;
    private @Nullable Caller refused;

    /** Keeps the caller that the key of this request stood for while it was valid. */
    public void refuse(Caller former) {
        refused = former;
    }

    /** The caller of a key that was revoked or has expired; empty if the key is valid or unknown. */
    public Optional<Caller> ifRefused() {
        return Optional.ofNullable(refused);
    }

    public void set(Caller caller) {
        this.caller = caller;
    }

    public Caller get() {
        return ifKnown().orElseThrow(() -> new ProblemException(ProblemType.FORBIDDEN));
    }

    /** Empty if the request has no key; only operations that declare it accept such requests. */
    public Optional<Caller> ifKnown() {
        return Optional.ofNullable(caller);
    }

    public AccessContext context() {
        return get().requireContext();
    }
}
