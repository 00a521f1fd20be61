package health.intake.blackbox.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Key;
import health.intake.blackbox.driver.SecondNode;
import health.intake.launcher.ServerKind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The service under test and a node beside it, which has the same settings. */
final class Nodes implements AutoCloseable {

    /** Contract 5: for so long a node may answer by the keys, groups and organizations before a change. */
    private static final Duration STALE = Duration.ofSeconds(1);

    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SecondNode second;

    Nodes(ServerKind kindOfTheSecond) {
        second = Installation.shared().secondNode(kindOfTheSecond);
    }

    SecondNode second() {
        return second;
    }

    /** Each node, asked without a key. */
    List<Api> anonymous() {
        return List.of(Api.anonymous(), second.anonymous());
    }

    /** Each node, asked with a key. */
    List<Api> as(Key key) {
        return as(key.secret());
    }

    private List<Api> as(String secret) {
        return anonymous().stream().map(node -> node.with("x-api-key", secret)).toList();
    }

    /** Each node, asked by the operator. */
    List<Api> asOperator() {
        return as(Installation.shared().adminKey());
    }

    /**
     * Makes a change on one node: no request that is sent to any of them more than a second after its answer is answered as before.
     *
     * @param isDone whether a node answers by it
     */
    static void holdsOnAll(List<Api> nodes, Runnable change, Predicate<Api> isDone) {
        assertThat(nodes).as("answer as before").noneMatch(isDone);
        change.run();
        long answered = System.nanoTime();
        List<Api> waiting = nodes;
        while (!waiting.isEmpty()) {
            Duration age = Duration.ofNanos(System.nanoTime() - answered);
            waiting = waiting.stream().filter(isDone.negate()).toList();
            if (age.compareTo(STALE) > 0) {
                assertThat(waiting)
                        .as("nodes that answer as before the change, %s later", age)
                        .isEmpty();
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        assertThat(IntStream.range(0, 5).boxed().flatMap(i -> nodes.stream())).allMatch(isDone);
    }

    /** Runs something while nothing listens where Redis was, and waits until every node uses it again. */
    void withoutRedis(Runnable test) {
        Installation.shared().withoutRedis(test);
        Deadline.within(PATIENCE, "all nodes use Redis again", () -> Stream.of(Api.anonymous(), second.anonymous())
                .allMatch(Nodes::isUp));
    }

    private static boolean isUp(Api node) {
        return node.get("/api/health/ready").text().startsWith("{\"status\":\"UP\"");
    }

    @Override
    public void close() {
        second.close();
    }
}
