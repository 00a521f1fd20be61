package health.intake.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** The effect of an unavailable or slow Redis on callers: soon no answer, and only until Redis recovers. */
class RedisOutageTest {

    private static final Duration TIMEOUT = Duration.ofMillis(50);
    private static final Duration SOON = Duration.ofMillis(200);
    private static final Duration FEW_SECONDS = Duration.ofSeconds(6);
    private static final String ENDS_AFTER_A_SECOND = "globalEventExecutor";
    private static final String ECHO = "return ARGV[1]";
    private static final String PERSONAL = "anna@example.org";

    private final Set<Thread> threadsBefore = Thread.getAllStackTraces().keySet();
    private final RedisProcess redis = RedisProcess.notStarted();
    private RedisLink link;

    private void useRedis() {
        redis.start();
        useRedisAt(redis.url());
        assertWorksWithinSeconds();
    }

    private void useRedisAt(String url) {
        link = RedisLink.to(url, TIMEOUT);
    }

    @AfterEach
    void closingLeavesNoThread() {
        link.close();
        link.close();
        assertThat(link.run(ECHO, List.of(), PERSONAL)).isEmpty();
        redis.close();
        Eventually.within(FEW_SECONDS, "no thread left but one", () -> threadsLeft().stream()
                .allMatch(name -> name.startsWith(ENDS_AFTER_A_SECOND)));
    }

    @Test
    void closingLeavesNoThreadForLong() {
        useRedis();

        link.close();
        redis.stop();

        Eventually.within(FEW_SECONDS, "no thread left", () -> threadsLeft().isEmpty());
    }

    private List<String> threadsLeft() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !threadsBefore.contains(thread))
                .map(Thread::getName)
                // the JDK's, for the Redis process
                .filter(name -> !name.startsWith("process reaper"))
                .toList();
    }

    @Test
    void redisThatStartsLaterIsUsedThen() {
        useRedisAt(redis.url());
        assertCallersDoNotWait();
        assertThat(link.answers()).isFalse();

        redis.start();

        assertWorksWithinSeconds();
    }

    @Test
    void redisThatStopsCostsNoTimeAndIsUsedAgainOnceItHasRecovered() {
        useRedis();

        redis.stop();

        assertThat(timesOfCalls(10)).allMatch(time -> time.compareTo(SOON) < 0);
        assertCallersDoNotWait();
        assertThat(link.answers()).isFalse();

        redis.start();

        assertWorksWithinSeconds();
    }

    @Test
    void redisThatDoesNotAnswerInTimeIsWaitedForOnlyAFewTimes() {
        useRedis();

        try (Jedis client = redis.client()) {
            client.clientPause(2000);
        }

        assertThat(timesOfCalls(10)).allMatch(time -> time.compareTo(SOON) < 0);
        assertCallersDoNotWait();
        assertThat(link.answers()).isFalse();
        assertWorksWithinSeconds();
    }

    @Test
    void peerThatNeverAnswersIsNoRedis() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            useRedisAt("redis://127.0.0.1:" + silent.getLocalPort());
            // the test's check that the port is open, then Redisson
            silent.accept();
            silent.accept();

            assertCallersDoNotWait();
            assertThat(link.answers()).isFalse();
        }
    }

    @Test
    void outageIsLoggedOnceAndWithoutPersonalData() {
        useRedis();

        List<LogRecord> lines = logged(() -> {
            redis.stop();
            timesOfCalls(10);
            redis.start();
            assertWorksWithinSeconds();
        });

        assertThat(lines).extracting(LogRecord::getLevel).containsExactly(Level.WARNING, Level.INFO);
        assertThat(lines)
                .extracting(line -> new SimpleFormatter().format(line))
                .noneMatch(line -> line.contains(PERSONAL));
    }

    /** Once a second a call tries whether Redis has recovered; that call may read. */
    @Test
    void readThatFindsNobodyEndsNoOutage() {
        useRedis();

        List<LogRecord> lines = logged(() -> {
            redis.stop();
            timesOfCalls(10);
            for (int i = 0; i < 100; i++) {
                assertThat(link.read("intake:a", 8)).isEmpty();
                LockSupport.parkNanos(Duration.ofMillis(25).toNanos());
            }
        });

        assertThat(lines).extracting(LogRecord::getLevel).containsExactly(Level.WARNING);
    }

    private static List<LogRecord> logged(Runnable action) {
        List<LogRecord> records = new CopyOnWriteArrayList<>();
        Handler handler = new StreamHandler() {
            @Override
            public synchronized void publish(LogRecord line) {
                records.add(line);
            }
        };
        Logger logger = Logger.getLogger("health.intake");
        logger.addHandler(handler);
        try {
            action.run();
        } finally {
            logger.removeHandler(handler);
        }
        return records;
    }

    private void assertWorksWithinSeconds() {
        Eventually.within(FEW_SECONDS, "Redis in use", link::answers);
    }

    /** On average: one of the calls may be the trial of the circuit breaker, or fall into a pause of the machine. */
    private void assertCallersDoNotWait() {
        Duration[] times = timesOfCalls(1000);
        Duration sum = Arrays.stream(times).reduce(Duration.ZERO, Duration::plus);
        assertThat(sum.dividedBy(times.length)).isLessThan(Duration.ofMillis(1));
    }

    private Duration[] timesOfCalls(int calls) {
        return IntStream.range(0, calls)
                .mapToObj(call -> {
                    long start = System.nanoTime();
                    assertThat(link.run(ECHO, List.of(), PERSONAL)).isEmpty();
                    return Duration.ofNanos(System.nanoTime() - start);
                })
                .toArray(Duration[]::new);
    }
}
