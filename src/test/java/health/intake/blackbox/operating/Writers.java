package health.intake.blackbox.operating;

import health.intake.blackbox.driver.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Writers of several kinds, at work. */
record Writers(List<SteadyWriter> all) implements AutoCloseable {

    List<List<String>> acknowledged() {
        return all.stream().map(SteadyWriter::acknowledged).toList();
    }

    void awaitMore(int more) {
        List<List<String>> before = acknowledged();
        Deadline.within(Duration.ofSeconds(60), "each has written " + more + " more", () -> {
            List<List<String>> now = acknowledged();
            return IntStream.range(0, now.size())
                    .allMatch(i -> now.get(i).size() >= before.get(i).size() + more);
        });
    }

    @Override
    public void close() {
        all.forEach(SteadyWriter::close);
    }
}
