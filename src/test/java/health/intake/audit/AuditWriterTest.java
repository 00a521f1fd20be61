package health.intake.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which entries of a batch are added when some of them may be in the trail already. */
class AuditWriterTest {

    private final AuditWriter writer = new AuditWriter();
    private final List<AuditEntry> held = new ArrayList<>();
    private final List<AuditEntry> asked = new ArrayList<>();
    private final List<AuditEntry> inserted = new ArrayList<>();

    @BeforeEach
    void prepare() {
        writer.store = new AuditStore() {
            @Override
            boolean holds(AuditEntry entry) {
                asked.add(entry);
                return held.contains(entry);
            }

            @Override
            void insert(List<AuditEntry> entries) {
                inserted.addAll(entries);
            }
        };
    }

    private static AuditEntry perhapsWritten() {
        return new AuditEntry(UUID.randomUUID(), AuditFixture.NOW, AuditFixture.CALL, 503, List.of(), null, true);
    }

    @Test
    void newEntriesAreAddedWithoutAQuestion() {
        List<AuditEntry> entries = List.of(AuditFixture.entry(), AuditFixture.entry());

        writer.write(entries, false);

        assertThat(inserted).isEqualTo(entries);
        assertThat(asked).isEmpty();
    }

    @Test
    void anEntryWhoseTransactionWasCommittedIsNotAddedAgain() {
        AuditEntry entry = AuditFixture.entry();
        AuditEntry committed = perhapsWritten();
        AuditEntry undone = perhapsWritten();
        held.add(committed);

        writer.write(List.of(committed, entry, undone), false);

        assertThat(inserted).containsExactly(entry, undone);
        assertThat(asked).containsExactly(committed, undone);
    }

    @Test
    void ofABatchThatIsRetriedOnlyWhatIsMissingIsAdded() {
        AuditEntry committed = perhapsWritten();
        AuditEntry missing = AuditFixture.entry();
        held.add(committed);

        writer.write(List.of(committed, missing), true);

        assertThat(inserted).containsExactly(missing);
    }
}
