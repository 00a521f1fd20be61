package health.intake.access;

import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** Holds the caller of this request: the key filter fills it, resources read it. */
@RequestScoped
public class CurrentCaller {

    private @Nullable Caller caller;

    public void set(Caller caller) {
        this.caller = caller;
    }

    public Caller get() {
        if (caller == null) {
            throw new ProblemException(ProblemType.FORBIDDEN);
        }
        return caller;
    }

    public AccessContext context() {
        return get().requireContext();
    }
}
