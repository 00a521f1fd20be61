package health.intake.admin.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.intake.json.Json;
import health.intake.seal.Checkpoint;
import health.intake.seal.CheckpointMac;
import health.intake.seal.OldTrail;
import health.intake.seal.Seal;
import health.intake.seal.SealedEntries;
import health.intake.seal.SealedEntry;
import health.intake.secret.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TrailLineTest {

    private static final Optional<String> SECRET =
            Optional.of(Base64.getEncoder().encodeToString(new byte[32]));
    private static final Secrets SECRETS = new Secrets(SECRET, Optional.empty(), SECRET);

    private final OldTrail trail = new OldTrail(SECRETS, OldTrail.beginning());

    private static Map<String, ?> read(Map<String, ?> line) {
        return Json.object(new String(Json.bytes(line), StandardCharsets.UTF_8));
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        SealedEntry entry = trail.entry(7, 9, new UUID(7, 7), new UUID(1, 1), new UUID(1, 2));
        SealedEntry old = new SealedEntry(entry.values(), Collections.nCopies(SealedEntries.LATER.size(), null), null);
        Seal seal = trail.seal(10, entry);
        Checkpoint checkpoint = new CheckpointMac(SECRETS).of(seal, 40, 50);

        assertThat(TrailLine.entry(read(TrailLine.of(entry)))).isEqualTo(entry);
        assertThat(TrailLine.entry(read(TrailLine.of(old)))).isEqualTo(old);
        assertThat(TrailLine.seal(read(TrailLine.of(seal)))).isEqualTo(seal);
        assertThat(TrailLine.seal(read(TrailLine.of(OldTrail.beginning())))).isEqualTo(OldTrail.beginning());
        assertThat(TrailLine.checkpoint(read(TrailLine.of(checkpoint)))).isEqualTo(checkpoint);
    }

    @Test
    void aLineThatLacksAFieldIsNone() {
        Map<String, ?> line = read(Map.of("type", "seal", "number", "1"));

        assertThatThrownBy(() -> TrailLine.seal(line)).hasMessage("number is not a number");
        assertThatThrownBy(() -> TrailLine.text(line, "hash")).hasMessage("hash is not a text");
    }
}
