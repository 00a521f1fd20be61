package health.intake.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The histories of many things of one kind, written by many clients at a time. */
public final class Histories<S, O> {

    private final Model<S, O> model;
    private final Map<String, Queue<Step<O>>> things = new ConcurrentHashMap<>();

    public Histories(Model<S, O> model) {
        this.model = model;
    }

    /** @param thing names what the operation was about */
    public void add(String thing, Step<O> step) {
        things.computeIfAbsent(thing, name -> new ConcurrentLinkedQueue<>()).add(step);
    }

    public int size() {
        return things.values().stream().mapToInt(Queue::size).sum();
    }

    /** The histories that no order of their operations explains, by the names of their things. */
    public List<String> unexplained() {
        List<String> found = new ArrayList<>();
        things.forEach((thing, steps) -> {
            if (!Linearizability.holds(model, List.copyOf(steps))) {
                found.add(thing + ": " + steps);
            }
        });
        return found;
    }
}
