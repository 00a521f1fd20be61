package health.intake.demo;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Runs the same work for many numbers, some at a time. */
final class Workers {

    private static final int AT_A_TIME = 8;

    private Workers() {}

    /**
     * Returns when all work is done.
     *
     * @param work for one number from 0 to {@code count} - 1; throws nothing
     */
    static void each(int count, IntConsumer work) {
        AtomicInteger next = new AtomicInteger();
        ExecutorService workers = Executors.newFixedThreadPool(AT_A_TIME);
        for (int i = 0; i < AT_A_TIME; i++) {
            workers.execute(() -> {
                for (int number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
                    work.accept(number);
                }
            });
        }
        workers.shutdown();
        try {
            workers.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
