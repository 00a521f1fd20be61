package health.intake.demo;

import health.intake.demo.people.Population;
import health.intake.launcher.Api;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.function.Consumer;

/** Puts realistic people into the Intake on this machine; scripts/demo-data starts this. */
final class DemoData {

    /** The number of five-digit numbers in base 36: these digits mark a run in the e-mail addresses. */
    private static final int SEEDS = 60_466_176;

    private DemoData() {}

    /** Arguments: the number of people, whether standard error is a terminal. Environment: BASE_URL, DEMO_KEY. */
    public static void main(String[] arguments) {
        Api api = new Api(URI.create(System.getenv("BASE_URL")), System.getenv("DEMO_KEY"));
        if (!works(api)) {
            System.err.println("Nothing accepts the demo key at " + System.getenv("BASE_URL")
                    + "; restart with scripts/stop and scripts/run");
            System.exit(1);
        }
        Load load =
                run(new Load(new Registry(api)), Integer.parseInt(arguments[0]), Boolean.parseBoolean(arguments[1]));
        System.out.printf("created %d, misses %d, errors %s%n", load.created(), load.misses(), load.errors());
        System.exit(load.misses() + load.errors().total() == 0 ? 0 : 1);
    }

    private static Load run(Load load, int count, boolean terminal) {
        Population population = new Population(new Random().nextInt(SEEDS), LocalDate.now(ZoneOffset.UTC));
        timed("create", count, terminal, progress -> load.create(population, count, progress));
        timed("look up", load.created(), terminal, load::lookUp);
        return load;
    }

    private static void timed(String what, int count, boolean terminal, Consumer<Progress> work) {
        long start = System.nanoTime();
        work.accept(new Progress("%-7s".formatted(what), count, terminal, System.err));
        double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
        System.out.printf(
                "%-7s %d requests in %.1f s (%.0f/s)%n", what, count, seconds, count / Math.max(seconds, 0.001));
    }

    private static boolean works(Api api) {
        try {
            return api.get("/api/v1/key").status() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
