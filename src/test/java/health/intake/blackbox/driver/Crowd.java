package health.intake.blackbox.driver;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Several requests sent at the same moment. */
public final class Crowd {

    private Crowd() {}

    public static List<Answer> of(int size, IntFunction<Answer> request) {
        CyclicBarrier start = new CyclicBarrier(size);
        List<Callable<Answer>> calls = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int number = i;
            calls.add(() -> {
                start.await(10, TimeUnit.SECONDS);
                return request.apply(number);
            });
        }
        return answers(calls);
    }

    private static List<Answer> answers(List<Callable<Answer>> calls) {
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : threads.invokeAll(calls, 60, TimeUnit.SECONDS)) {
                answers.add(answer.get());
            }
            return answers;
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
