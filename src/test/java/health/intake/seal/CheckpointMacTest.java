package health.intake.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CheckpointMacTest {

    private static final String HASH = "a".repeat(64);
    private static final Seal LAST = new Seal(7, 90, 3, 5_000, "2-00000000", "b".repeat(64), HASH);

    private final CheckpointMac mac = new CheckpointMac(SealFixture.secrets(1));
    private final Checkpoint checkpoint = mac.of(LAST, 40, 6_000);

    @Test
    void aCheckpointMatchesItsMacUnderTheSecretThatItNames() {
        assertThat(mac.matches(checkpoint)).isTrue();
        assertThat(mac.isUnderCurrent(checkpoint)).isTrue();
        assertThat(checkpoint.seal()).isEqualTo(LAST);
    }

    static Stream<Checkpoint> altered() {
        Checkpoint genuine = new CheckpointMac(SealFixture.secrets(1)).of(LAST, 40, 6_000);
        Stream<Seal> seals = Stream.of(
                new Seal(8, 90, 3, 5_000, LAST.form(), LAST.digest(), HASH),
                new Seal(7, 91, 3, 5_000, LAST.form(), LAST.digest(), HASH),
                new Seal(7, 90, 4, 5_000, LAST.form(), LAST.digest(), HASH),
                new Seal(7, 90, 3, 5_001, LAST.form(), LAST.digest(), HASH),
                new Seal(7, 90, 3, 5_000, "1", LAST.digest(), HASH),
                new Seal(7, 90, 3, 5_000, LAST.form(), null, HASH),
                new Seal(7, 90, 3, 5_000, LAST.form(), LAST.digest(), "c".repeat(64)));
        return Stream.concat(
                seals.map(seal -> new Checkpoint(seal, 40, 6_000, genuine.secret(), genuine.mac())),
                Stream.of(
                        new Checkpoint(LAST, 41, 6_000, genuine.secret(), genuine.mac()),
                        new Checkpoint(LAST, 40, 6_001, genuine.secret(), genuine.mac()),
                        new Checkpoint(LAST, 40, 6_000, "00000000", genuine.mac()),
                        new Checkpoint(LAST, 40, 6_000, genuine.secret(), "0".repeat(64)),
                        new Checkpoint(LAST, 40, 6_000, genuine.secret(), ""),
                        new Checkpoint(LAST, 40, 6_000, genuine.secret(), HASH.toUpperCase(Locale.ROOT))));
    }

    @ParameterizedTest
    @MethodSource
    void altered(Checkpoint other) {
        assertThat(mac.matches(other)).isFalse();
    }

    @Test
    void aHashOrDigestOfASealIsNoMacOfACheckpoint() {
        SealChain chain = new SealChain(SealFixture.secrets(1));
        Seal first = new Seal(0, 0, 0, 0, Seal.FIRST_FORM, null, "0".repeat(64));
        Seal seal = chain.next(first, List.of(SealFixture.entry(3)), 5_000);

        for (String forged : List.of(seal.hash(), String.valueOf(seal.digest()))) {
            assertThat(mac.matches(new Checkpoint(seal, 1, 6_000, checkpoint.secret(), forged)))
                    .isFalse();
        }
    }

    @Test
    void aCheckpointIsRenewedWhileItsSecretIsReplaced() {
        CheckpointMac next = new CheckpointMac(SealFixture.secrets(2));
        CheckpointMac between = new CheckpointMac(SealFixture.secrets(2, 1));
        assertThat(next.hasSecretOf(checkpoint)).isFalse();
        assertThat(next.matches(checkpoint)).isFalse();
        assertThat(between.matches(checkpoint)).isTrue();
        assertThat(between.isUnderCurrent(checkpoint)).isFalse();

        Checkpoint renewed = between.renewed(checkpoint);

        assertThat(next.matches(renewed)).isTrue();
        assertThat(between.isUnderCurrent(renewed)).isTrue();
        assertThat(renewed.removed()).isEqualTo(40);
        assertThat(mac.matches(renewed)).isFalse();
    }
}
