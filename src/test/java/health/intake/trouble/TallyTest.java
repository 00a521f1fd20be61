package health.intake.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TallyTest {

    private final Tally tally = new Tally();

    @Test
    void itCountsBySubjectUntilSomebodyLooks() {
        assertThat(tally.count("one")).isEqualTo(1);
        assertThat(tally.count("other")).isEqualTo(1);
        assertThat(tally.count("one")).isEqualTo(2);

        assertThat(tally.take()).isEqualTo(new Tally.Counted(Map.of("one", 2L, "other", 1L), 0));
        assertThat(tally.take()).isEqualTo(new Tally.Counted(Map.of(), 0));
        assertThat(tally.count("one")).isEqualTo(1);
    }

    @Test
    void ofTooManySubjectsTheLaterOnesAreCountedTogether() {
        IntStream.range(0, Tally.SUBJECTS).forEach(i -> tally.count("subject " + i));

        assertThat(tally.count("late")).isZero();
        assertThat(tally.count("later")).isZero();
        assertThat(tally.count("subject 0")).isEqualTo(2);
        Tally.Counted counted = tally.take();
        assertThat(counted.bySubject()).hasSize(Tally.SUBJECTS);
        assertThat(counted.others()).isEqualTo(2);
    }
}
