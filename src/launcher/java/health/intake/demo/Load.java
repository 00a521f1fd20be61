package health.intake.demo;

import health.intake.demo.Registry.Created;
import health.intake.demo.people.Population;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** Creates people and looks each up by the e-mail address in the answer. */
final class Load {

    private final Registry registry;
    private final Tally errors = new Tally();
    private final LongAdder misses = new LongAdder();
    private final List<Created> created = Collections.synchronizedList(new ArrayList<>());

    Load(Registry registry) {
        this.registry = registry;
    }

    void create(Population population, int count, Progress progress) {
        Workers.each(count, index -> {
            attempt(() -> created.add(registry.create(population.patient(index + 1))));
            progress.step();
        });
    }

    void lookUp(Progress progress) {
        Workers.each(created.size(), index -> {
            attempt(() -> compare(created.get(index)));
            progress.step();
        });
    }

    int created() {
        return created.size();
    }

    long misses() {
        return misses.sum();
    }

    Tally errors() {
        return errors;
    }

    private void compare(Created profile) throws IOException {
        if (!registry.find(profile.email()).equals(Optional.of(profile.id()))) {
            misses.increment();
        }
    }

    private interface Attempt {
        void run() throws IOException;
    }

    private void attempt(Attempt attempt) {
        try {
            attempt.run();
        } catch (Registry.Refused e) {
            errors.add(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            errors.add(e.getClass().getSimpleName());
        }
    }
}
