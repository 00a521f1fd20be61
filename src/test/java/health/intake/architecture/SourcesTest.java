package health.intake.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The size of methods, the comments of public classes, and the imports in the sources. */
class SourcesTest {

    private static final int METHODS_OF_A_CLASS = 20;
    private static final int LINES_OF_A_METHOD = 20;
    private static final int LINES_OF_AN_OPERATION = 10;
    private static final Set<String> METHODS_OF_HTTP = Set.of("GET", "POST", "PATCH", "PUT", "DELETE");

    private static final SourceFiles SOURCES = SourceFiles.parse();
    private static final List<Method> METHODS = methods();

    /** @param lines of its body, between the braces, without blank ones and comments */
    private record Method(String type, String name, long lines, boolean isOperation) {}

    @Test
    void aClassHasAtMost20MethodsThatDoMoreThanOneThing() {
        Map<String, Long> methods = METHODS.stream()
                .filter(method -> method.lines() > 1)
                .collect(Collectors.groupingBy(Method::type, Collectors.counting()));

        assertThat(methods).hasSizeGreaterThan(140);
        assertThat(methods)
                .as("what has more is about two things; fields and methods that return one may be as many as there are")
                .allSatisfy((type, count) -> assertThat(count).as(type).isLessThanOrEqualTo(METHODS_OF_A_CLASS));
    }

    @Test
    void everyPackageSaysWhatItDecides() {
        List<CompilationUnitTree> packages = SOURCES.units().stream()
                .filter(unit -> SourceFiles.name(unit).endsWith(".package-info"))
                .toList();

        assertThat(packages).hasSizeGreaterThan(30);
        assertThat(packages)
                .as("a newcomer finds the room of a thing, and sees what is not in it")
                .allMatch(unit -> SourceFiles.text(unit)
                        .replaceAll("[\\s*]+", " ")
                        .matches("/ Decides .+\\. .+\\. / @NullMarked.*"));
    }

    @Test
    void aMethodHasAtMost20Lines() {
        assertThat(METHODS).hasSizeGreaterThan(450);
        assertThat(METHODS.stream().filter(method -> method.lines() > LINES_OF_A_METHOD))
                .as("a method is on one level of abstraction; what is longer hardly is")
                .isEmpty();
    }

    @Test
    void anOperationHasAtMost10Lines() {
        List<Method> operations = METHODS.stream().filter(Method::isOperation).toList();

        assertThat(operations).hasSizeGreaterThanOrEqualTo(24);
        assertThat(operations.stream().filter(method -> method.lines() > LINES_OF_AN_OPERATION))
                .as("a resource translates, it decides nothing")
                .isEmpty();
    }

    @Test
    void everyPublicTypeSaysWhatItIs() {
        List<String> silent = new ArrayList<>();
        int[] seen = {0};
        new Scan() {
            @Override
            public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
                boolean isPublic = type.getModifiers().getFlags().contains(Modifier.PUBLIC);
                seen[0] += isPublic ? 1 : 0;
                if (isPublic && SOURCES.trees().getDocComment(getCurrentPath()) == null) {
                    silent.add(type.getSimpleName().toString());
                }
                return super.visitClass(type, nothing);
            }
        }.scanAll();

        assertThat(seen[0]).isGreaterThan(80);
        assertThat(silent).as("one sentence, so that the reader need not guess").isEmpty();
    }

    @Test
    void importsInTheSourcesRunOneWayToo() {
        Set<String> imports = SOURCES.units().stream()
                .flatMap(unit -> unit.getImports().stream()
                        .map(line -> line.getQualifiedIdentifier().toString())
                        .filter(name -> name.startsWith(Intake.ROOT + "."))
                        .map(SourcesTest::packageOf)
                        .filter(name -> !name.equals(unit.getPackageName().toString()))
                        .map(name -> belowRoot(unit.getPackageName().toString()) + " -> " + belowRoot(name)))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(imports).hasSizeGreaterThan(20);
        assertThat(imports)
                .as("an import for a constant or a comment leaves no trace in the class file")
                .noneMatch(edge -> edge.endsWith(" -> platform"))
                .noneMatch(edge -> imports.contains(edge.replaceAll("(.+) -> (.+)", "$2 -> $1")));
    }

    private static List<Method> methods() {
        List<Method> methods = new ArrayList<>();
        new Scan() {
            @Override
            public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
                if (method.getBody() != null) {
                    methods.add(new Method(
                            parentName(),
                            parentName() + "." + method.getName(),
                            lines(unit(), method.getBody()),
                            isOperation(method)));
                }
                return super.visitMethod(method, nothing);
            }

            private String parentName() {
                return getCurrentPath().getParentPath().getLeaf() instanceof ClassTree type
                        ? type.getSimpleName().toString()
                        : "?";
            }
        }.scanAll();
        return methods;
    }

    private static boolean isOperation(MethodTree method) {
        return method.getModifiers().getAnnotations().stream()
                .anyMatch(annotation ->
                        METHODS_OF_HTTP.contains(annotation.getAnnotationType().toString()));
    }

    private static long lines(CompilationUnitTree unit) {
        return unit.getLineMap().getLineNumber(SOURCES.positions().getEndPosition(unit, unit));
    }

    private static long lines(CompilationUnitTree unit, Tree body) {
        int start = (int) SOURCES.positions().getStartPosition(unit, body) + 1;
        int end = (int) SOURCES.positions().getEndPosition(unit, body) - 1;
        return SourceFiles.text(unit)
                .substring(start, end)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("//"))
                .count();
    }

    /** The package of an imported type. */
    private static String packageOf(String name) {
        return name.replaceAll("(\\.[A-Z].*|\\.\\*)$", "");
    }

    private static String belowRoot(String packageName) {
        return packageName.substring(Intake.ROOT.length() + 1);
    }

    /** Visits every file. */
    private abstract static class Scan extends TreePathScanner<@Nullable Void, @Nullable Void> {

        void scanAll() {
            SOURCES.units().forEach(unit -> scan(new com.sun.source.util.TreePath(unit), null));
        }

        CompilationUnitTree unit() {
            return getCurrentPath().getCompilationUnit();
        }
    }
}
