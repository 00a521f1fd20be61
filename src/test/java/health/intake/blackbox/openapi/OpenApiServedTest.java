package health.intake.blackbox.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import health.intake.access.RequiresScope;
import health.intake.access.Scope;
import health.intake.audit.Audited;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The document and the resource classes name the same operations, with the same scopes. */
class OpenApiServedTest {

    /** Marks an operation with an optional key, among its scopes. */
    private static final String NO_KEY = "no key";

    /** Marks an operation that takes a bearer in place of the key. */
    private static final String BEARER = "bearer";

    /** To the document these are operations on a profile, whose id {@code lookup} is none. */
    private static final Set<String> WITHOUT_ID = Set.of("get /v1/profiles/lookup", "patch /v1/profiles/lookup");

    @Test
    void documentedOperationsAreThoseThatAreServed() {
        Map<String, Set<String>> documented = new TreeMap<>();
        OpenApiOperations.all().forEach(operation -> {
            Set<String> scopes = new TreeSet<>();
            operation.node().path("x-required-scopes").forEach(scope -> scopes.add(scope.asText()));
            operation.node().path("security").forEach(way -> {
                if (way.isEmpty()) {
                    scopes.add(NO_KEY);
                } else if (way.has(BEARER)) {
                    scopes.add(BEARER);
                }
            });
            documented.put(operation.toString(), scopes);
        });

        assertThat(served()).containsExactlyInAnyOrderEntriesOf(documented);
    }

    @Test
    void trailCallsOperationsByTheirOperationIds() {
        Map<String, String> documented = new TreeMap<>();
        OpenApiOperations.all()
                .filter(operation -> !operation.node().path("x-required-scopes").isEmpty())
                .forEach(operation -> documented.put(
                        operation.toString(),
                        operation.node().path("operationId").asText()));

        assertThat(served(method ->
                        Optional.ofNullable(method.getAnnotation(Audited.class)).map(Audited::value)))
                .containsExactlyInAnyOrderEntriesOf(documented);
    }

    private static Map<String, Set<String>> served() {
        return served(method -> Optional.of(scopes(method)));
    }

    private static <T> Map<String, T> served(Function<Method, Optional<T>> property) {
        Map<String, T> served = new TreeMap<>();
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("health.intake").stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .map(JavaClass::reflect)
                        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                        .forEach(method -> httpMethod(method).ifPresent(verb -> property.apply(method)
                                .ifPresent(value -> served.put(verb + " " + path(method), value))));
        assertThat(served.keySet()).containsAll(WITHOUT_ID);
        served.keySet().removeAll(WITHOUT_ID);
        return served;
    }

    private static Optional<String> httpMethod(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .flatMap(type -> Stream.ofNullable(type.getAnnotation(HttpMethod.class)))
                .map(verb -> verb.value().toLowerCase(Locale.ROOT))
                .findFirst();
    }

    private static String path(Method method) {
        Path own = method.getAnnotation(Path.class);
        String type = method.getDeclaringClass().getAnnotation(Path.class).value();
        return ("/" + type + "/" + (own == null ? "" : own.value()))
                .replaceAll("/+", "/")
                .replaceAll("(?<=.)/$", "");
    }

    private static Set<String> scopes(Method method) {
        Set<String> scopes = new TreeSet<>();
        RequiresScope required = method.getAnnotation(RequiresScope.class);
        if (required != null) {
            Stream.of(required.value()).map(Scope::name).forEach(scopes::add);
            if (required.unlessKeyless()) {
                scopes.add(NO_KEY);
            }
            if (required.orBearer()) {
                scopes.add(BEARER);
            }
        }
        return scopes;
    }
}
