package health.intake.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceContext;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** How packages and classes are cut and named. */
class HouseStyleTest {

    private static final int TYPES_OF_A_PACKAGE = 20;
    private static final int PARAMETERS = 4;

    @Test
    void packagesAreNamedForWhatTheyAreAbout() {
        noClasses()
                .should()
                .resideInAnyPackage(Stream.of("util", "common", "dto", "impl", "service")
                        .map(layer -> ".." + layer + "..")
                        .toArray(String[]::new))
                .because("packages are cut by feature, never by layer")
                .check(Intake.CLASSES);
        assertThat(Intake.CLASSES).hasSizeGreaterThan(150);
    }

    @Test
    void classesAreNamedForWhatTheyAre() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|DTO|Dto)")
                .because("such a name says that nobody knew what the class is")
                .check(Intake.CLASSES);
    }

    @Test
    void aPackageHasAtMostTwentyTypes() {
        Map<String, Long> types = Intake.all(describe("are top-level types", HouseStyleTest::isType), 100).stream()
                .collect(groupingBy(JavaClass::getPackageName, TreeMap::new, counting()));

        assertThat(types).hasSizeGreaterThanOrEqualTo(13);
        types.values().removeIf(count -> count <= TYPES_OF_A_PACKAGE);
        assertThat(types)
                .as("a package with more types lacks a noun: split it by noun, never by layer")
                .isEmpty();
    }

    @Test
    void everyPackageIsNullMarked() {
        Set<JavaPackage> packages =
                Intake.CLASSES.stream().map(JavaClass::getPackage).collect(toSet());

        assertThat(packages).hasSizeGreaterThanOrEqualTo(13);
        assertThat(packages)
                .as("NullAway checks only what is marked")
                .allMatch(CanBeAnnotated.Predicates.annotatedWith(NullMarked.class));
    }

    @Test
    void anInterfaceHasTwoImplementationsOrNone() {
        List<JavaClass> interfaces =
                Intake.all(describe("are interfaces", type -> type.isInterface() && !type.isAnnotation()), 2);

        assertThat(interfaces)
                .as("an interface with one implementation only makes the reader look twice")
                .allMatch(type -> implementations(type) != 1);
    }

    @Test
    void nothingTakesMoreThanFourParameters() {
        List<JavaCodeUnit> units = Intake.CLASSES.stream()
                .filter(type -> !type.isRecord())
                .flatMap(type -> type.getCodeUnits().stream())
                .filter(unit -> !unit.getModifiers().contains(JavaModifier.SYNTHETIC) && !isPrescribed(unit))
                .toList();

        assertThat(units).hasSizeGreaterThan(400);
        assertThat(units.stream().filter(unit -> unit.getRawParameterTypes().size() > PARAMETERS))
                .as("a longer list of arguments lacks a noun")
                .isEmpty();
    }

    @Test
    void injectedFieldsArePackagePrivate() {
        fields().that()
                .areAnnotatedWith(Inject.class)
                .or()
                .areAnnotatedWith(Context.class)
                .or()
                .areAnnotatedWith(Resource.class)
                .or()
                .areAnnotatedWith(PersistenceContext.class)
                .should()
                .bePackagePrivate()
                .andShould()
                .notBeStatic()
                .andShould()
                .notBeFinal()
                .because("a test of the same package can then fill it without a container")
                .check(Intake.CLASSES);
    }

    private static boolean isType(JavaClass type) {
        return type.isTopLevelClass() && !type.getSimpleName().equals("package-info");
    }

    private static long implementations(JavaClass type) {
        return type.getAllSubclasses().stream()
                .filter(subclass -> !subclass.isInterface())
                .count();
    }

    /**
     * A method that a foreign supertype declares, or that the compiler gives to enums, has the form given there; an operation
     * takes the parameters that the contract gives it.
     */
    private static boolean isPrescribed(JavaCodeUnit unit) {
        boolean ofEnum = unit.getOwner().isEnum() && unit.isConstructor();
        boolean operation = unit.isMetaAnnotatedWith(HttpMethod.class);
        return ofEnum
                || operation
                || Stream.concat(
                                unit.getOwner().getAllRawInterfaces().stream(),
                                unit.getOwner().getAllRawSuperclasses().stream())
                        .filter(type -> !Intake.isOurs(type))
                        .flatMap(type -> type.getMethods().stream())
                        .anyMatch(method -> method.getName().equals(unit.getName()));
    }
}
