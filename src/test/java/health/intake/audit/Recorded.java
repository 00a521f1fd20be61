package health.intake.audit;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Keeps recorded entries in memory instead of a database. */
public final class Recorded {

    /** Of a timer. */
    public static final Call CALL =
            new Call(null, null, null, "test", 200, new Origin("request-1", "192.0.2.17", null));

    private final List<AuditEntry> entries = new ArrayList<>();
    private final List<EntryWritten> told = new ArrayList<>();

    public List<AuditEntry> entries() {
        return entries;
    }

    List<EntryWritten> told() {
        return told;
    }

    /** The call of a request that has not begun, at a time that stands still. */
    public static CurrentCall currentCall() {
        CurrentCall call = new CurrentCall();
        call.clock = AuditFixture.CLOCK;
        return call;
    }

    public ChangeAudit audit() {
        ChangeAudit audit = new ChangeAudit();
        audit.clock = AuditFixture.CLOCK;
        audit.store = new AuditStore() {
            @Override
            void insert(List<AuditEntry> inserted) {
                entries.addAll(inserted);
            }
        };
        audit.written = new Listener(told);
        return audit;
    }

    private record Listener(List<EntryWritten> told) implements Event<EntryWritten> {

        @Override
        public void fire(EntryWritten event) {
            told.add(event);
        }

        @Override
        public <U extends EntryWritten> CompletionStage<U> fireAsync(U event) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends EntryWritten> CompletionStage<U> fireAsync(U event, NotificationOptions options) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Event<EntryWritten> select(Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends EntryWritten> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends EntryWritten> Event<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }
    }
}
