package health.intake.audit;

import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import java.util.ArrayList;
import java.util.List;

/** A queue that keeps what it is offered, and takes nothing while it is failing. */
public final class OfferedEntries extends AuditQueue {

    private final List<AuditEntry> entries = new ArrayList<>();
    private final List<First> firsts = new ArrayList<>();
    private boolean failing;

    /** An entry of which only the first in a minute is kept. */
    public record First(String kind, String subject, AuditEntry entry) {}

    /** Those that have to be recorded. */
    public List<AuditEntry> entries() {
        return entries;
    }

    public List<First> firsts() {
        return firsts;
    }

    public void fail() {
        failing = true;
    }

    @Override
    public void offer(AuditEntry entry) {
        if (failing) {
            throw new ProblemException(ProblemType.UNAVAILABLE);
        }
        entries.add(entry);
    }

    @Override
    public void offerFirst(String kind, String subject, AuditEntry entry) {
        firsts.add(new First(kind, subject, entry));
    }
}
