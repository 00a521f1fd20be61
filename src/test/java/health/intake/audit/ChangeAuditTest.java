package health.intake.audit;

import static health.intake.audit.AuditFixture.CALL;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.id.ProfileId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How a change gets into the trail. */
class ChangeAuditTest {

    private final Recorded recorded = new Recorded();
    private final ChangeAudit audit = recorded.audit();

    @Test
    void aChangeIsRecordedWithTheStatusOfItsSuccess() {
        ProfileId profile = new ProfileId(UUID.randomUUID());

        audit.record(CALL, profile);

        assertThat(recorded.entries()).hasSize(1);
        AuditEntry entry = recorded.entries().get(0);
        assertThat(entry.call()).isEqualTo(CALL);
        assertThat(entry.status()).isEqualTo(CALL.success());
        assertThat(entry.profileIds()).isEqualTo(List.of(profile));
        assertThat(entry.at()).isEqualTo(AuditFixture.NOW);
        assertThat(entry.id().version()).isEqualTo(7);
        assertThat(entry.perhapsWritten()).isFalse();
        assertThat(recorded.told()).containsExactly(new EntryWritten(entry.id()));
    }

    @Test
    void asManyChangesAsAreMadeAreRecorded() {
        audit.record(CALL);
        audit.record(CALL);

        assertThat(recorded.entries())
                .extracting(AuditEntry::id)
                .doesNotHaveDuplicates()
                .hasSize(2);
    }
}
