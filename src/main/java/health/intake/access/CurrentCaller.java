package health.intake.access;

import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds the caller of this request: the key filter fills it, resources read it. */
@RequestScoped
public class CurrentCaller {

    private @Nullable Caller caller;
    private @Nullable Caller refused;

    /** Notes whom the key of this request stood for while it was valid. */
    public void refuse(Caller former) {
        refused = former;
    }

    /** Whose key was revoked or has expired; empty where it is valid or belongs to nobody. */
    public Optional<Caller> ifRefused() {
        return Optional.ofNullable(refused);
    }

    public void set(Caller caller) {
        this.caller = caller;
    }

    public Caller get() {
        return ifKnown().orElseThrow(() -> new ProblemException(ProblemType.FORBIDDEN));
    }

    /** Empty where the request came without a key, which only operations that say so let pass. */
    public Optional<Caller> ifKnown() {
        return Optional.ofNullable(caller);
    }

    public AccessContext context() {
        return get().requireContext();
    }
}
