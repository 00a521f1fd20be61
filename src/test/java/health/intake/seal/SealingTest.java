package health.intake.seal;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.database.DeadlockException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SealingTest {

    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(100), ZoneOffset.UTC);

    private final Sealing sealing = new Sealing();
    private final FakeSealer sealer = new FakeSealer();

    /** Seals as often as it is told that something is left. */
    private static final class FakeSealer extends Sealer {

        private final List<Long> asked = new ArrayList<>();
        private final List<@Nullable Seal> known = new ArrayList<>();
        private long highest;
        private int entries;
        private int vanished;
        private boolean clustered;
        private int conflicts;
        private int left;
        private int wrong;
        private Optional<String> unknownSecret = Optional.empty();
        private @Nullable Seal newest = seal(1);

        private static Seal seal(int number) {
            return new Seal(number, 0, 1, 98_000_000, "2-00000000", "", "");
        }

        @Override
        public @Nullable Seal newest(@Nullable Seal seen) {
            known.add(seen);
            return newest;
        }

        @Override
        public Optional<String> unknownSecret() {
            return unknownSecret;
        }

        @Override
        public Unsealed unsealed(Seal seal) {
            return new Unsealed(0, highest, entries);
        }

        @Override
        public boolean isClustered() {
            return clustered;
        }

        @Override
        public int recount(Unsealed seen) {
            return seen.entries() - vanished;
        }

        @Override
        public SealStep seal(Seal seen, long upTo) {
            asked.add(upTo);
            if (conflicts-- > 0) {
                throw new DeadlockException();
            }
            return new SealStep(newest, left-- > 0 ? 1 : 0, wrong);
        }
    }

    @BeforeEach
    void prepare() {
        sealing.sealer = sealer;
        sealing.clock = CLOCK;
        sealing.log = new SealingLog();
        sealing.log.clock = CLOCK;
    }

    private void rounds(int count) {
        for (int i = 0; i < count; i++) {
            sealing.round();
        }
    }

    @Test
    void entryIsSealedTwoRoundsAfterItIsSeen() {
        sealer.highest = 5;
        sealing.round();
        sealer.highest = 9;
        sealing.round();
        assertThat(sealer.asked).isEmpty();

        sealing.round();
        assertThat(sealer.asked).containsExactly(5L);

        sealing.round();
        assertThat(sealer.asked).containsExactly(5L, 9L);
    }

    @Test
    void inGaleraEntriesSettleForLongerThanATransactionOfAnotherNodeLasts() {
        sealer.clustered = true;
        sealer.highest = 5;
        rounds(12);
        assertThat(sealer.asked).isEmpty();

        sealing.round();
        assertThat(sealer.asked).containsExactly(5L);
    }

    @Test
    void aSealThatAnotherNodeWroteAtTheSameTimeIsFollowed() {
        sealer.highest = 5;
        sealer.conflicts = 2;
        rounds(3);

        assertThat(sealer.asked).containsExactly(5L, 5L, 5L);
        assertThat(sealing.isRefused()).isFalse();
    }

    @Test
    void aRoundGoesOnUntilNothingIsLeft() {
        sealer.highest = 5;
        sealer.left = 2;
        rounds(3);

        assertThat(sealer.asked).containsExactly(5L, 5L, 5L);
    }

    @Test
    void nothingIsAskedWhereNothingIsNew() {
        sealer.highest = 5;
        rounds(6);

        assertThat(sealer.asked).containsExactly(5L);
    }

    @Test
    void theNewestSealThatWasSeenIsWhatTheNextMustFollowFrom() {
        rounds(2);
        sealer.newest = FakeSealer.seal(2);
        rounds(2);

        assertThat(sealer.known).containsExactly(null, FakeSealer.seal(1), FakeSealer.seal(1), FakeSealer.seal(2));
    }

    @Test
    void nothingIsSealedWhileTheSealsAreOthersAndTheOneThatWasSeenIsKept() {
        sealer.highest = 5;
        rounds(1);
        Seal seen = sealer.newest;
        sealer.newest = null;
        rounds(5);

        assertThat(sealing.isRefused()).isTrue();
        assertThat(sealer.asked).isEmpty();
        assertThat(sealer.known.get(5)).isEqualTo(seen);

        sealer.newest = seen;
        rounds(2);
        assertThat(sealing.isRefused()).isFalse();
        assertThat(sealer.asked).containsExactly(5L);
    }

    @Test
    void entriesThatVanishBeforeTheyAreSealedAndWrongOnesAreCounted() {
        sealer.highest = 5;
        sealer.entries = 4;
        rounds(2);
        assertThat(sealing.log.vanished()).isZero();
        sealer.vanished = 3;
        sealer.wrong = 2;
        rounds(1);

        assertThat(sealing.log.vanished()).isEqualTo(3);
        assertThat(sealing.log.wrong()).isEqualTo(2);
        assertThat(sealing.unsealed()).isEqualTo(4);
        assertThat(sealing.age()).hasSeconds(2);
    }
}
