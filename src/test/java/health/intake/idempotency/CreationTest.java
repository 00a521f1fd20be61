package health.intake.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.id.ProfileId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Contract 3.1: the answer has the created profile, or its current state. */
class CreationTest {

    private static final ProfileId ID = new ProfileId(UUID.fromString("0195f0a0-0000-7000-8000-000000000001"));

    private final Creation<String> fresh = new Creation<>(ID, "Maria");
    private final Creation<String> replay = new Creation<>(ID, null);

    @Test
    void createdProfileIsNotReadAgain() {
        assertThat(fresh.isReplay()).isFalse();
        assertThat(fresh.orRead(id -> "read " + id)).isEqualTo("Maria");
    }

    @Test
    void aReplayShowsWhatStandsThereNow() {
        assertThat(replay.isReplay()).isTrue();
        assertThat(replay.orRead(id -> "read " + id)).isEqualTo("read " + ID);
    }

    @Test
    void bothTellTheSameProfile() {
        assertThat(fresh.id()).isEqualTo(ID);
        assertThat(replay.id()).isEqualTo(ID);
    }

    @Test
    void createdProfileIsNotPrinted() {
        assertThat(fresh).asString().isEqualTo("Creation[" + ID + "]");
        assertThat(replay).asString().isEqualTo("Creation[" + ID + ", replay]");
    }
}
