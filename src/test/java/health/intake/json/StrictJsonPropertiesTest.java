package health.intake.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Contract 1.5, for generated bodies. */
class StrictJsonPropertiesTest {

    @Property
    void everyObjectIsReadAndPrintedAsItWas(@ForAll("objects") String text) {
        assertThat(read(text.getBytes(UTF_8))).isPresent();
        staysTheSame(text.getBytes(UTF_8));
    }

    @Property(tries = 1000)
    void bytesAreAnObjectOrMalformed(
            @ForAll("objects") String text, @ForAll @IntRange(max = 10_000) int place, @ForAll byte other) {
        byte[] bytes = text.getBytes(UTF_8);
        bytes[place % bytes.length] = other;
        staysTheSame(bytes);
    }

    @Property
    void anyBytesAreAnObjectOrMalformed(@ForAll byte[] bytes) {
        staysTheSame(bytes);
    }

    @Property
    void truncatedBodyIsMalformed(@ForAll("objects") String text, @ForAll @IntRange(max = 10_000) int place) {
        byte[] bytes = text.getBytes(UTF_8);

        assertThat(read(Arrays.copyOf(bytes, place % bytes.length))).isEmpty();
    }

    @Provide
    Arbitrary<String> objects() {
        Arbitrary<String> scalars = Arbitraries.oneOf(
                Arbitraries.of("null", "true", "false", "0", "-0", "1.50", "-1e5", "2E-7", "1e99999999999", "{}", "[]"),
                Arbitraries.longs().map(String::valueOf),
                Arbitraries.bigDecimals()
                        .between(new BigDecimal("-1e80"), new BigDecimal("1e80"))
                        .map(String::valueOf),
                strings());
        return objectsOf(Arbitraries.lazyOf(
                () -> scalars, () -> scalars, () -> objectsOf(scalars), () -> arraysOf(objectsOf(scalars))));
    }

    private static Arbitrary<String> arraysOf(Arbitrary<String> values) {
        return values.list().ofMaxSize(3).map(all -> "[" + String.join(", ", all) + "]");
    }

    private static Arbitrary<String> objectsOf(Arbitrary<String> values) {
        return values.list().ofMaxSize(4).map(StrictJsonPropertiesTest::object);
    }

    private static String object(List<String> values) {
        return IntStream.range(0, values.size())
                .mapToObj(i -> "\"ключ%d\": %s".formatted(i, values.get(i)))
                .collect(Collectors.joining(",\n", "{", "}"));
    }

    private static Arbitrary<String> strings() {
        Arbitrary<String> parts = Arbitraries.oneOf(
                Arbitraries.of("\\\"", "\\\\", "\\/", "\\u00e9", "\\ud83d\\ude00", "😀", " ", "\u2028", "ß"),
                Arbitraries.chars()
                        .range(' ', '~')
                        .filter(c -> c != '"' && c != '\\')
                        .map(String::valueOf));
        return parts.list().ofMaxSize(12).map(all -> "\"" + String.join("", all) + "\"");
    }

    /** Compares texts: {@code 1e0} is read as a decimal, and as an integer after it was printed. */
    private static void staysTheSame(byte[] bytes) {
        text(bytes).ifPresent(text -> assertThat(text(text.getBytes(UTF_8))).contains(text));
    }

    private static Optional<String> text(byte[] bytes) {
        return read(bytes).flatMap(FreeObject::of).map(FreeObject::text);
    }

    private static Optional<ObjectNode> read(byte[] bytes) {
        try {
            return Optional.of(StrictJson.parse(bytes));
        } catch (ProblemException refused) {
            assertThat(refused.type()).isEqualTo(ProblemType.MALFORMED_JSON);
            return Optional.empty();
        }
    }
}
