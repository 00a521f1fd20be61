package health.intake.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import health.intake.trouble.Trouble;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepetitionTest {

    private final Deque<Throwable> failures = new ArrayDeque<>();
    private final Trouble trouble = new Trouble("The work fails");
    private boolean databaseAnswers = true;
    private long now = Long.MAX_VALUE;
    private final TaskRecord record = new TaskRecord(() -> now);

    private final Database database = new Database() {
        @Override
        public boolean answers() {
            return databaseAnswers;
        }
    };

    private final Repetition repetition = new Repetition(
            () -> {
                if (!failures.isEmpty()) {
                    sneak(failures.remove());
                }
            },
            database,
            trouble,
            record);

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }

    private void run(Throwable... thrown) {
        failures.addAll(List.of(thrown));
        do {
            assertThatCode(repetition::run).doesNotThrowAnyException();
        } while (!failures.isEmpty());
    }

    @Test
    void nothingThatIsThrownEndsIt() {
        run(
                new IllegalStateException(),
                new NoClassDefFoundError(),
                new OutOfMemoryError(),
                new InterruptedException(),
                new Throwable());
        assertThat(record.failures()).isEqualTo(5);
    }

    @Test
    void ageOfTheLastSuccessGrowsWhileNothingSucceeds() {
        run();
        now += 3_000_000_000L;
        run(new NoClassDefFoundError());
        assertThat(record.age()).hasSeconds(3);
        run();
        assertThat(record.age()).isZero();
    }

    @Test
    void afterItsEndItDoesNothing() {
        repetition.end();
        failures.add(new IllegalStateException());
        repetition.run();

        assertThat(failures).hasSize(1);
        assertThat(record.failures()).isZero();
    }

    @Test
    void aFailureThatSoonEndsIsNotLogged() {
        run(new IllegalStateException());
        assertThat(trouble.isLasting()).isFalse();
        now += 1_000_000_000;
        run();
        now += 1_000_000_000;
        run(new IllegalStateException());
        assertThat(trouble.isLasting()).isFalse();
    }

    @Test
    void aFailureThatLastsIsLoggedUntilARoundSucceeds() {
        run(new IllegalStateException());
        now += 2_000_000_000;
        run(new NoClassDefFoundError());
        assertThat(trouble.isLasting()).isTrue();
        run();
        assertThat(trouble.isLasting()).isFalse();
    }

    @Test
    void whileTheDatabaseIsUnavailableFailuresOfTheWorkAreNotLogged() {
        databaseAnswers = false;
        run(new IllegalStateException());
        now += 2_000_000_000;
        run(new IllegalStateException());
        assertThat(trouble.isLasting()).isFalse();
    }
}
