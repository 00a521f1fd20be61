package health.intake.blackbox.operating;

import health.intake.blackbox.driver.Answer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntFunction;

/** Sends creations to a node, one after the other, and notes those that were acknowledged. */
final class SteadyWriter implements AutoCloseable {

    private final List<String> acknowledged = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile boolean isEnding;
    private volatile Throwable failure = new IllegalStateException("not ended yet");

    /** @param creation the answer to the creation of this number, 201 */
    SteadyWriter(IntFunction<Answer> creation) {
        thread = new Thread(() -> write(creation));
        thread.start();
    }

    private void write(IntFunction<Answer> creation) {
        try {
            for (int number = 0; !isEnding; number++) {
                acknowledged.add(creation.apply(number).is(201).id());
            }
            failure = null;
        } catch (RuntimeException | Error e) {
            failure = e;
        }
    }

    /** The ids, in the order of their creation. */
    List<String> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /** Ends after the present creation; fails if one of them was refused. */
    void end() {
        close();
        if (failure != null) {
            throw new AssertionError("a creation failed", failure);
        }
    }

    @Override
    public void close() {
        isEnding = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
