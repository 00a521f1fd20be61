package health.intake.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Code that starts, fills and measures an Intake is no test: tests depend on it, and it depends on none of them. */
class LauncherTest {

    private static final Path ROOT = Path.of("src/launcher/java");

    /** Top-level types. */
    private static final Set<String> NAMES = names();

    private static final DescribedPredicate<JavaClass> OF_THE_LAUNCHER =
            describe("are of the launcher", type -> NAMES.contains(outermost(type)));

    private static final DescribedPredicate<JavaClass> OF_THE_PROGRAM =
            describe("are of the program", type -> Intake.CLASSES.contain(type.getName()));

    private static final DescribedPredicate<JavaClass> FOREIGN =
            describe("are not ours", type -> !Intake.isOurs(type.getBaseComponentType()));

    @Test
    void theLauncherUsesNoTest() {
        // both lie in one folder once they are compiled
        JavaClasses compiled = new ClassFileImporter()
                .importUrl(
                        LauncherTest.class.getProtectionDomain().getCodeSource().getLocation());

        assertThat(compiled.stream().filter(OF_THE_LAUNCHER)).hasSizeGreaterThanOrEqualTo(60);
        classes()
                .that(OF_THE_LAUNCHER)
                .should()
                .onlyDependOnClassesThat(FOREIGN.or(OF_THE_LAUNCHER).or(OF_THE_PROGRAM))
                .because("whoever runs Intake on a machine of theirs runs no test")
                .check(compiled);
    }

    private static Set<String> names() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.map(file -> ROOT.relativize(file).toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name ->
                            name.substring(0, name.length() - ".java".length()).replace('/', '.'))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String outermost(JavaClass type) {
        String name = type.getBaseComponentType().getName();
        int nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }
}
