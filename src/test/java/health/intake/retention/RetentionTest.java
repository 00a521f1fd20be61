package health.intake.retention;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.seal.Checkpoint;
import health.intake.seal.Seal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetentionTest {

    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000 * MILLI;

    private final Retention retention = new Retention();
    private final FakeRemover remover = new FakeRemover();
    private final List<Long> pauses = new ArrayList<>();
    private long nanos;

    /** Removes for as long as it has answers. */
    private final class FakeRemover extends Remover {

        private final Deque<RemovalStep> steps = new ArrayDeque<>();
        private final List<@Nullable Checkpoint> seen = new ArrayList<>();
        private @Nullable Duration kept;
        private int renewed;

        @Override
        public boolean isToBeRenewed() {
            return renewed == 0;
        }

        @Override
        public void renew() {
            renewed++;
        }

        @Override
        public RemovalStep remove(@Nullable Checkpoint last, Duration keptFor) {
            nanos += 10 * MILLI;
            seen.add(last);
            kept = keptFor;
            return steps.isEmpty() ? RemovalStep.none(last, null) : steps.remove();
        }
    }

    @BeforeEach
    void prepare() {
        retention.remover = remover;
        retention.days = Optional.of(30);
        retention.nanoTime = () -> nanos;
        retention.pause = pause -> {
            pauses.add(pause);
            nanos += pause;
        };
        nanos = System.nanoTime() + SECOND;
    }

    private static Checkpoint checkpoint(int number) {
        return new Checkpoint(new Seal(number, number, 1, 1, "1", null, "hash"), number, 1, "secret", "mac");
    }

    private void removes(int pieces) {
        for (int number = 1; number <= pieces; number++) {
            remover.steps.add(RemovalStep.of(checkpoint(number), 5));
        }
    }

    @Test
    void withoutARetentionNothingIsRemovedButTheCheckpointIsRenewed() {
        retention.days = Optional.empty();

        retention.round();

        assertThat(remover.seen).isEmpty();
        assertThat(remover.renewed).isEqualTo(1);
    }

    @Test
    void piecesAreRemovedOneAfterAnotherEachBehindTheLast() {
        removes(2);

        retention.round();

        assertThat(remover.seen).containsExactly(null, checkpoint(1), checkpoint(2));
        assertThat(remover.kept).isEqualTo(Duration.ofDays(30));
        assertThat(retention.removed()).isEqualTo(10);
    }

    @Test
    void thePauseAfterAPieceIsThreeTimesAsLongAsThePiece() {
        removes(1);

        retention.round();

        assertThat(pauses).containsExactly(30 * MILLI, 30 * MILLI);
    }

    @Test
    void aRoundEndsAfterASecondAndTheNextContinues() {
        removes(1_000);

        retention.round();
        int first = remover.seen.size();
        retention.round();

        assertThat(first).isEqualTo(25);
        assertThat(remover.seen).hasSize(50);
    }

    @Test
    void afterTheLastPieceTheNextLookIsTwentySecondsLater() {
        retention.round();
        nanos += 19 * SECOND;
        retention.round();
        assertThat(remover.seen).hasSize(1);

        nanos += SECOND;
        retention.round();
        assertThat(remover.seen).hasSize(2);
        assertThat(remover.renewed).isEqualTo(1);
    }

    @Test
    void aNodeStandsAsideWhileAnotherRemoves() {
        remover.steps.add(RemovalStep.none(checkpoint(7), null));
        removes(3);

        retention.round();
        assertThat(remover.seen).hasSize(1);
        assertThat(retention.removed()).isZero();

        nanos += 20 * SECOND;
        retention.round();
        assertThat(remover.seen.get(1)).isEqualTo(checkpoint(7));
    }

    @Test
    void whatSealsMeanwhileIsWaitedForAndNoEndOfAnObstacle() {
        remover.steps.add(RemovalStep.none(null, "seal 1 does not match"));
        retention.round();
        assertThat(retention.isObstructed()).isTrue();

        nanos += 20 * SECOND;
        remover.steps.add(RemovalStep.busy(null));
        remover.steps.add(RemovalStep.none(null, "seal 1 does not match"));
        retention.round();
        assertThat(remover.seen).hasSize(3);
        assertThat(retention.isObstructed()).isTrue();

        nanos += 20 * SECOND;
        removes(1);
        retention.round();
        assertThat(retention.isObstructed()).isFalse();
    }
}
