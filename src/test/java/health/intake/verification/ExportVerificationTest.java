package health.intake.verification;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.seal.Checkpoint;
import health.intake.seal.CheckpointMac;
import health.intake.seal.OldTrail;
import health.intake.seal.Seal;
import health.intake.seal.SealedEntry;
import health.intake.secret.Secrets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExportVerificationTest {

    private static final UUID ORGANIZATION = new UUID(7, 7);
    private static final Optional<String> SECRET =
            Optional.of(Base64.getEncoder().encodeToString(new byte[32]));
    private static final Secrets SECRETS = new Secrets(SECRET, Optional.empty(), SECRET);

    private final OldTrail trail = new OldTrail(SECRETS, OldTrail.beginning());
    private Seal first = OldTrail.beginning();
    private Seal second = first;
    private Seal third = first;

    @BeforeEach
    void seal() {
        first = trail.seal(10, trail.entry(1, 9, ORGANIZATION), trail.entry(2, 9, ORGANIZATION));
        second = trail.seal(20, trail.entry(3, 19, ORGANIZATION));
        third = trail.seal(30, trail.entry(4, 29, ORGANIZATION));
    }

    private static ExportVerification verification(String... noted) {
        return new ExportVerification(SECRETS, Set.of(noted), Instant.EPOCH);
    }

    private void take(ExportVerification verification, Seal... seals) {
        for (Seal seal : seals) {
            trail.covered().getOrDefault(seal, List.of()).forEach(verification::entry);
            verification.seal(seal);
        }
    }

    private ExportVerification complete(String... noted) {
        ExportVerification verification = verification(noted);
        verification.seal(OldTrail.beginning());
        take(verification, first, second, third);
        return verification;
    }

    @Test
    void aCompleteExportIsValid() {
        ExportVerification verification = complete(second.text());
        SealedEntry unsealed = trail.entry(5, 39, ORGANIZATION);
        verification.entry(unsealed);
        verification.end(3, 5);

        TrailReport report = verification.report();

        assertThat(report.findings()).isEmpty();
        assertThat(String.join("\n", report.facts()))
                .startsWith("3 seals over 4 entries were checked: all are valid.")
                .contains("Not sealed yet: 1 entries");
    }

    @Test
    void anExportWithoutItsEndOrWithOtherCountsIsNotComplete() {
        assertThat(complete().report().findings())
                .containsExactly("The export is not complete: its last line is missing");
        ExportVerification counted = complete();
        counted.end(3, 5);
        assertThat(counted.report().findings())
                .containsExactly("The export has 3 seals and 4 entries, and its last line tells of 3 and 5");
        ExportVerification twice = complete();
        twice.end(3, 4);
        twice.end(3, 4);
        assertThat(twice.report().findings()).hasSize(1);
        assertThat(verification().report().findings()).contains("The export has no seal");
    }

    @Test
    void aMissingEntryOrSealIsFound() {
        ExportVerification verification = verification();
        verification.seal(OldTrail.beginning());
        trail.covered().getOrDefault(first, List.of()).stream().limit(1).forEach(verification::entry);
        verification.seal(first);
        take(verification, third);
        verification.end(2, 2);

        assertThat(verification.report().findings())
                .hasSize(2)
                .anyMatch(line -> line.startsWith("Seal 1 does not match"))
                .anyMatch(line -> line.startsWith("Seal 3 does not match"));
    }

    @Test
    void aPartSaysWhatItDoesNotProve() {
        ExportVerification verification = verification(first.text(), third.text(), "9:" + "0".repeat(64));
        verification.seal(first);
        take(verification, second);
        verification.end(1, 1);

        TrailReport report = verification.report();

        assertThat(report.findings()).isEmpty();
        assertThat(report.facts())
                .contains("The export begins after seal " + first.text()
                        + ", of 1970-01-01T00:00:00.000010Z: what was before it is not proven by this file.")
                .contains("Not compared, as they are not in this part of the trail: 2 noted seals.");
    }

    @Test
    void aNotedSealThatIsNotInItsPlaceIsMissed() {
        String other = "2:" + "0".repeat(64);
        ExportVerification verification = complete(other);
        verification.end(3, 4);

        assertThat(verification.report().findings())
                .containsExactly("The noted seal " + other + " is missing: seals were removed or replaced");
    }

    private List<String> findingsBehind(Checkpoint checkpoint) {
        ExportVerification verification = verification();
        verification.seal(first);
        verification.checkpoint(checkpoint);
        take(verification, second, third);
        verification.end(2, 2);
        return verification.report().findings();
    }

    @Test
    void aCheckpointProvesWhereTheTrailBegins() {
        CheckpointMac mac = new CheckpointMac(SECRETS);
        Checkpoint genuine = mac.of(first, 2, 40);

        assertThat(findingsBehind(genuine)).isEmpty();
        assertThat(findingsBehind(new Checkpoint(first, 3, 40, genuine.secret(), genuine.mac())))
                .singleElement()
                .asString()
                .startsWith("The checkpoint at the seal 1 does not match its MAC");
        assertThat(findingsBehind(mac.of(second, 3, 40)))
                .containsExactly("The checkpoint is not at the seal before all others");
        assertThat(findingsBehind(new Checkpoint(first, 2, 40, "00000000", genuine.mac())))
                .singleElement()
                .asString()
                .contains("is under the secret 00000000, which is missing");
    }
}
