package health.intake.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryRevisionTest {

    private static final long MILLISECOND = Duration.ofMillis(1).toNanos();

    private final FakeRevisionStore store = new FakeRevisionStore();

    // nanoTime may well be negative, and may run over
    private long now = Long.MAX_VALUE - 500 * MILLISECOND;
    private final DirectoryRevision revision = new DirectoryRevision(() -> now);

    @BeforeEach
    void prepare() {
        revision.store = store;
        now++;
    }

    @Test
    void theDatabaseIsAskedFirst() {
        store.revision = 7;

        assertThat(revision.current()).isEqualTo(7);
        assertThat(store.asked).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 899})
    void anAnswerIsCachedForLessThan900Milliseconds(long age) {
        revision.current();
        store.revision++;
        now += age * MILLISECOND;

        assertThat(revision.current()).isEqualTo(1);
        assertThat(store.asked).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {900, 901, 5_000, 86_400_000})
    void anOlderAnswerIsAskedForAgain(long age) {
        revision.current();
        store.revision++;
        now += age * MILLISECOND;

        assertThat(revision.current()).isEqualTo(2);
        assertThat(store.asked).isEqualTo(2);
    }

    @Test
    void anAnswerAgesFromTheQuestionOn() {
        store.meanwhile = () -> now += 600 * MILLISECOND;
        revision.current();
        store.meanwhile = () -> {};
        store.revision++;
        now += 300 * MILLISECOND;

        assertThat(revision.current()).isEqualTo(2);
    }

    @Test
    void aCommitOnThisNodeIsSeenAtOnce() {
        revision.current();
        now++;
        store.revision++;
        revision.committed(new DirectoryRaised());

        assertThat(revision.current()).isEqualTo(1 + 1);
    }

    @Test
    void aCommitAtTheInstantOfTheQuestionIsSeenToo() {
        revision.current();
        store.revision++;
        revision.committed(new DirectoryRaised());

        assertThat(revision.current()).isEqualTo(2);
    }

    @Test
    void aCommitWhileTheAnswerIsOnItsWayIsNotMissed() {
        store.meanwhile = () -> {
            now++;
            store.revision++;
            revision.committed(new DirectoryRaised());
        };
        revision.current();
        store.meanwhile = () -> {};
        now++;

        assertThat(revision.current()).isEqualTo(2);
    }

    @Test
    void aRefreshSparesRequestsTheQuestion() {
        revision.current();
        now += 800 * MILLISECOND;
        store.revision++;
        revision.refresh();
        now += 800 * MILLISECOND;

        assertThat(revision.current()).isEqualTo(2);
        assertThat(store.asked).isEqualTo(2);
    }

    @Test
    void anOldAnswerDoesNotServeWhileTheDatabaseIsUnavailable() {
        revision.current();
        store.unavailable = true;
        now += 900 * MILLISECOND;

        assertThatIllegalStateException().isThrownBy(revision::current);
    }

    @Test
    void aFreshAnswerServesWhileTheDatabaseIsUnavailable() {
        revision.current();
        store.unavailable = true;
        now += 100 * MILLISECOND;
        assertThatIllegalStateException().isThrownBy(revision::refresh);

        assertThat(revision.current()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 899})
    void forLessThan900MillisecondsAfterAFailureNoRequestWaitsForAnother(long age) {
        store.unavailable = true;
        assertThatIllegalStateException().isThrownBy(revision::current);
        store.unavailable = false;
        now += age * MILLISECOND;

        assertUnavailable(revision);
        assertThat(store.asked).isEqualTo(1);
        assertThat(revision.isFailing()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {900, 901, 86_400_000})
    void thenTheDatabaseIsAskedAgain(long age) {
        store.unavailable = true;
        assertThatIllegalStateException().isThrownBy(revision::current);
        store.unavailable = false;
        now += age * MILLISECOND;

        assertThat(revision.current()).isEqualTo(1);
        assertThat(revision.isFailing()).isFalse();
    }

    @Test
    void aRefreshThatSucceedsEndsAFailure() {
        store.unavailable = true;
        assertThatIllegalStateException().isThrownBy(revision::current);
        store.unavailable = false;
        now += 400 * MILLISECOND;
        revision.refresh();
        now++;
        revision.committed(new DirectoryRaised());
        now++;
        store.revision++;

        assertThat(revision.current()).isEqualTo(2);
        assertThat(revision.isFailing()).isFalse();
    }

    @Test
    void requestThatWaitedForAFailedReadFailsWithoutAnother() {
        Deque<Runnable> meanwhile = new ArrayDeque<>();
        DirectoryRevision shared = new DirectoryRevision(() -> {
            long read = now;
            Optional.ofNullable(meanwhile.poll()).ifPresent(Runnable::run);
            return read;
        });
        shared.store = store;
        store.unavailable = true;
        // after the last answer was found too old, and the clock was read for the query
        meanwhile.add(() -> {});
        meanwhile.add(() -> {
            now++;
            assertThatIllegalStateException().isThrownBy(shared::refresh);
        });

        assertUnavailable(shared);
        assertThat(store.asked).isEqualTo(1);
    }

    private static void assertUnavailable(DirectoryRevision asked) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(asked::current)
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(ProblemType.UNAVAILABLE));
    }
}
