package health.intake.requestbody;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import health.intake.json.Json;
import health.intake.problem.Problem;
import health.intake.problem.ProblemException;
import jakarta.ws.rs.Path;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The size of a body limits its cost, with any content, for every operation that takes one. */
class WorstBodiesTest {

    private static final int MAX_ALLOCATED = 8 * 1024 * 1024;
    private static final int MAX_ANSWER = 40 * 1024;

    /** How much longer than an ordinary body of the size; without bounds it was 20 to 200 times. */
    private static final int MAX_RATIO = 8;

    /** Nanoseconds that are harmless, measured with an ordinary body after all code was compiled. */
    private static final long HARMLESS = 10_000_000;

    /** A body that seems to take too long gets this many retries: the machine may be busy with other things. */
    private static final int CHANCES = 50;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final RequestBinding BINDING = new RequestBinding(Clock.systemUTC());

    /** @param nanos of the processor */
    private record Cost(long nanos, long allocated, int answered) {

        private Cost lower(Cost other) {
            return new Cost(
                    Math.min(nanos, other.nanos),
                    Math.min(allocated, other.allocated),
                    Math.max(answered, other.answered));
        }
    }

    private static final List<Class<? extends Record>> REQUESTS =
            ofAllOperations().toList();

    static List<Class<? extends Record>> requests() {
        return REQUESTS;
    }

    private static Stream<Class<? extends Record>> ofAllOperations() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("health.intake").stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.getParameters().stream()
                                .map(JavaParameter::getRawType)
                                .anyMatch(raw -> raw.isEquivalentTo(RequestBody.class)))
                        .flatMap(method -> bodies(method.reflect()))
                        .distinct();
    }

    private static Stream<Class<? extends Record>> bodies(Method operation) {
        return Arrays.stream(operation.getGenericParameterTypes())
                .filter(ParameterizedType.class::isInstance)
                .map(ParameterizedType.class::cast)
                .filter(type -> type.getRawType() == RequestBody.class)
                .map(type -> type.getActualTypeArguments()[0])
                .<Class<? extends Record>>map(WorstBodiesTest::record);
    }

    private static Class<? extends Record> record(Type type) {
        return ((Class<?>) type).asSubclass(Record.class);
    }

    private static Cost cost(Class<? extends Record> type, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        assertThat(bytes.length).isLessThanOrEqualTo(Json.MAX_BYTES);
        long nanos = THREADS.getCurrentThreadCpuTime();
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        byte[] answer = answer(type, bytes);
        return new Cost(
                THREADS.getCurrentThreadCpuTime() - nanos,
                THREADS.getCurrentThreadAllocatedBytes() - allocated,
                answer.length);
    }

    private static byte[] answer(Class<? extends Record> type, byte[] bytes) {
        try {
            BINDING.read(bytes, type).get();
            return new byte[0];
        } catch (ProblemException problem) {
            return Json.bytes(Problem.of(problem, "request-1"));
        }
    }

    @Test
    void thereAreBodies() {
        assertThat(REQUESTS).hasSizeGreaterThanOrEqualTo(10);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void noBodyCostsMuchMoreThanAnOrdinaryOneOfItsSize(Class<? extends Record> type) {
        long most = Math.max(
                HARMLESS, MAX_RATIO * lowest(type, WorstBodies.ordinary(), 0).nanos());
        Map<String, Cost> costs = new LinkedHashMap<>();
        WorstBodies.of(type).forEach((what, body) -> costs.put(what, lowest(type, body, most)));

        assertThat(costs)
                .hasSizeGreaterThan(10 * type.getRecordComponents().length)
                .allSatisfy((what, cost) -> {
                    assertThat(cost.allocated()).isLessThan(MAX_ALLOCATED);
                    assertThat(cost.answered()).isLessThan(MAX_ANSWER);
                    assertThat(cost.nanos()).isLessThan(most);
                });
    }

    /** @param most nanoseconds that are low enough */
    private static Cost lowest(Class<? extends Record> type, String body, long most) {
        Cost cost = cost(type, body);
        for (int chance = 0; chance < CHANCES && cost.nanos() >= most; chance++) {
            cost = cost.lower(cost(type, body));
        }
        return cost;
    }
}
