package health.intake.verification;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.seal.EntryMac;
import health.intake.seal.Seal;
import health.intake.seal.SealedEntry;
import health.intake.secret.Secrets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EntryCountTest {

    private static final List<@Nullable String> NONE = Arrays.asList(null, null);
    private static final long SECOND = 1_000_000;
    private static final Optional<String> SECRET =
            Optional.of(Base64.getEncoder().encodeToString(new byte[32]));

    private final EntryMac mac = new EntryMac(new Secrets(SECRET, Optional.empty(), SECRET));
    private final Findings findings = new Findings();
    private final EntryCount count = new EntryCount(mac, findings);

    private static Seal seal(int number, long at, String form) {
        return new Seal(number, 9, 1, at, form, null, "hash");
    }

    private SealedEntry entry(long at, boolean old) {
        List<@Nullable String> written = new ArrayList<>(Collections.nCopies(11, null));
        written.set(2, Long.toString(at));
        List<@Nullable String> values = new ArrayList<>(List.of("7"));
        values.addAll(written);
        return new SealedEntry(values, NONE, old ? null : HexFormat.of().formatHex(mac.of(written, NONE)));
    }

    private SealedEntry ofOtherSecret() {
        return new SealedEntry(entry(0, false).values(), NONE, "00".repeat(32));
    }

    @Test
    void anEmptyTrailIsReportedAsEmpty() {
        assertThat(count.facts(seal(0, 0, "1"), 0, 0))
                .singleElement()
                .asString()
                .contains("The audit trail is empty");
        assertThat(count.facts(seal(1, 0, "1"), 0, 0)).hasSizeGreaterThan(1);
    }

    @Test
    void anEntryWithoutAMacIsOldOnlyBelowSealsThatCoverNone() {
        count.sealed(seal(1, 0, "1"), List.of(entry(0, true), entry(0, false)));
        count.unsealed(seal(1, 0, "1"), List.of(entry(0, true)));
        count.conclude();
        assertThat(findings.isEmpty()).isTrue();
        assertThat(count.facts(seal(1, 0, "1"), 0, 0))
                .contains("2 entries have no MAC, as they were written before MACs existed.");

        count.sealed(seal(2, 0, "2-00000000"), List.of(entry(0, true)));
        count.unsealed(seal(2, 0, "2-00000000"), List.of(entry(0, true), entry(0, false)));
        count.conclude();
        assertThat(findings.lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith("Entry 7 (seq) does not match the MAC"));
    }

    @Test
    void entriesOfAMissingSecretAreCountedAndNotCalledAltered() {
        count.sealed(seal(1, 0, "2-00000000"), List.of(entry(0, false), ofOtherSecret()));
        count.notChecked(3);
        count.unsealed(seal(2, 0, "2-11111111"), List.of(entry(0, false), ofOtherSecret()));
        count.conclude();

        assertThat(findings.isEmpty()).isTrue();
        // an entry without a MAC is under no secret
        count.unsealed(seal(2, 0, "2-11111111"), List.of(entry(0, true)));
        assertThat(findings.lines()).hasSize(1);
        assertThat(count.facts(seal(2, 0, "2-11111111"), 0, 0))
                .contains("Not checked, as their secret is missing: 5 entries.");
    }

    @Test
    void aSealLongAfterItsEntriesAndABacklogAreTold() {
        count.sealed(seal(1, 60 * SECOND, "1"), List.of(entry(0, false)));
        count.sealed(seal(2, 90 * SECOND, "1"), List.of(entry(89 * SECOND, false), entry(20 * SECOND, false)));
        count.unsealed(seal(2, 90 * SECOND, "1"), List.of(entry(95 * SECOND, false)));

        assertThat(String.join("\n", count.facts(seal(2, 90 * SECOND, "1"), 95 * SECOND, 100 * SECOND)))
                .isEqualTo(
                        """
                        2 seals over 3 entries were checked: all are valid.
                        Not sealed yet: 1 entries, the oldest for 5 s.
                        Seals made more than a minute after one of their entries: 1, up to 70 s after.
                        The newest seal is 10 s old. Note it elsewhere: 2:hash""");
    }
}
