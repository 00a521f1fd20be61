package health.intake.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SealingTest {

    private final Sealing sealing = new Sealing();
    private final FakeSealer sealer = new FakeSealer();

    /** Seals as often as it is told that something is left. */
    private static final class FakeSealer extends Sealer {

        private final List<Long> asked = new ArrayList<>();
        private long highest;
        private int left;

        @Override
        public long highestSeq() {
            return highest;
        }

        @Override
        public boolean seal(long upTo) {
            asked.add(upTo);
            return left-- > 0;
        }
    }

    @BeforeEach
    void prepare() {
        sealing.sealer = sealer;
    }

    @Test
    void whatIsSeenIsSealedTwoRoundsLater() {
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
    void aRoundGoesOnUntilNothingIsLeft() {
        sealer.highest = 5;
        sealer.left = 2;
        sealing.round();
        sealing.round();
        sealing.round();

        assertThat(sealer.asked).containsExactly(5L, 5L, 5L);
    }

    @Test
    void nothingIsAskedWhereNothingIsNew() {
        sealer.highest = 5;
        for (int i = 0; i < 6; i++) {
            sealing.round();
        }

        assertThat(sealer.asked).containsExactly(5L);
    }
}
