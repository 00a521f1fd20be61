package health.intake.blackbox.budgets;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Connections on which requests follow each other without a pause, until it is closed. */
final class Flood implements AutoCloseable {

    private final Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean ended;

    /** @param requests which each connection sends in turn, as they are on the wire */
    Flood(int connections, List<Supplier<String>> requests) {
        for (int i = 0; i < connections; i++) {
            int first = i;
            Thread thread = new Thread(() -> send(first, requests), "flood-" + i);
            threads.add(thread);
            thread.start();
        }
    }

    /** The number of answers by status. */
    Map<Integer, Integer> statuses() {
        return new TreeMap<>(statuses);
    }

    private void send(int first, List<Supplier<String>> requests) {
        for (int next = first; !ended; ) {
            try (KeptConnection connection = new KeptConnection()) {
                for (; !ended; next++) {
                    int status = connection.exchange(
                            requests.get(next % requests.size()).get());
                    statuses.merge(status, 1, Integer::sum);
                }
            } catch (IOException e) {
                // a server may end a connection, and another takes its place
                statuses.merge(0, 1, Integer::sum);
            }
        }
    }

    @Override
    public void close() {
        ended = true;
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
