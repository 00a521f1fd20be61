package health.intake.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import health.intake.access.AccessContext;
import health.intake.audit.AuditEntry;
import health.intake.id.OrganizationId;
import jakarta.persistence.Cacheable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tenant first: every access to the database is for an organization, and rows stay in their package. */
class TenancyTest {

    private static final Path PAGE = Path.of("src/docs/architecture.md");

    /** A row of the table of exceptions: classes, or methods of one, and the reason. */
    private static final Pattern EXCEPTIONS = Pattern.compile("(?m)^\\| ((?:`[A-Z]\\w+(?:\\.\\w+)?`(?:, )?)+) \\| \\S");

    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    private static final Pattern SQL =
            Pattern.compile("\"(?:select |insert (?:ignore )?into |update \\w+ |delete from |replace into )");

    private static final Set<String> WITH_SQL = SourceFiles.parse().units().stream()
            .filter(unit -> SQL.matcher(SourceFiles.text(unit)).find())
            .map(SourceFiles::name)
            .collect(Collectors.toSet());

    private static final DescribedPredicate<JavaClass> TENANTS = Intake.ENTITIES
            .or(equivalentTo(AccessContext.class))
            .or(equivalentTo(OrganizationId.class))
            .or(equivalentTo(AuditEntry.class));

    /** The types that send statements, over JDBC or by the persistence provider. */
    private static final DescribedPredicate<JavaClass> WAYS_TO_THE_DATABASE = describe(
            "are ways to the database",
            type -> Set.of("java.sql", "javax.sql").contains(type.getPackageName())
                            && !type.isAssignableTo(Throwable.class)
                    || Set.of("EntityManager", "EntityManagerFactory", "Query").contains(type.getSimpleName())
                            && type.getPackageName().startsWith("jakarta.persistence"));

    @Test
    void databaseAccessTakesTheTenant() throws IOException {
        List<String> exceptions = EXCEPTIONS
                .matcher(Files.readString(PAGE))
                .results()
                .flatMap(row -> NAME.matcher(row.group(1)).results())
                .map(name -> name.group(1))
                .toList();
        List<JavaClass> judged = Intake.all(describe("hold SQL or reach the database", TenancyTest::isJudged), 25);

        List<String> open = judged.stream()
                .filter(type -> !exceptions.contains(type.getSimpleName()))
                .flatMap(TenancyTest::open)
                .toList();

        assertThat(open)
                .as("every query has the organization in its WHERE, but for those that %s names with a reason", PAGE)
                .containsExactlyInAnyOrderElementsOf(
                        exceptions.stream().filter(name -> name.contains(".")).toList());
        assertThat(judged.stream()
                        .filter(type -> open(type).findAny().isPresent())
                        .map(JavaClass::getSimpleName))
                .as("exceptions that are needed")
                .containsAll(
                        exceptions.stream().filter(name -> !name.contains(".")).toList());
    }

    private static boolean isJudged(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(dependency -> WAYS_TO_THE_DATABASE.test(dependency.getTargetClass()))
                || WITH_SQL.contains(type.getName());
    }

    /** Accessible methods that take no tenant, of objects that were not made for one. */
    private static Stream<String> open(JavaClass type) {
        if (type.getConstructors().stream().anyMatch(TenancyTest::takesTenant)) {
            return Stream.empty();
        }
        return type.getMethods().stream()
                .filter(method -> !method.getModifiers().contains(JavaModifier.PRIVATE)
                        && !method.getModifiers().contains(JavaModifier.SYNTHETIC)
                        && !method.getModifiers().contains(JavaModifier.ABSTRACT)
                        && !takesTenant(method))
                .map(TenancyTest::name)
                .distinct();
    }

    @Test
    void entitiesArePackagePrivate() {
        assertThat(Intake.all(Intake.ENTITIES, 7))
                .as("a row that leaves its package is one that anybody may change")
                .allMatch(type -> !type.getModifiers().contains(JavaModifier.PUBLIC));
    }

    @Test
    void entitiesAreUsedInTheirPackageOnly() {
        assertThat(Intake.all(Intake.ENTITIES, 7))
                .as("entities never leave their package")
                .allSatisfy(entity -> assertThat(users(entity)).isEqualTo(Set.of(entity.getPackageName())));
    }

    @Test
    void noPublicMethodNamesAnEntity() {
        methods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat(describe("are public", Intake::isPublic))
                .should(com.tngtech.archunit.lang.conditions.ArchConditions.not(
                        com.tngtech.archunit.lang.ArchCondition.from(describe(
                                "name an entity", (JavaMethod method) -> method.getAllInvolvedRawTypes().stream()
                                        .anyMatch(Intake.ENTITIES)))))
                .because("records cross packages, rows do not")
                .check(Intake.CLASSES);
    }

    @Test
    void noEntityIsCached() {
        assertThat(Intake.all(Intake.ENTITIES, 7))
                .as("other nodes and SQL change rows, and a stale health record is a wrong one")
                .noneMatch(type -> type.isAnnotatedWith(Cacheable.class));
    }

    /** Whether it takes a context, an organization, or a row that was loaded or made with one; a flush queries nothing. */
    private static boolean takesTenant(JavaCodeUnit unit) {
        return unit.getName().equals("flush")
                || unit.getParameterTypes().stream()
                        .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                        .anyMatch(TENANTS);
    }

    private static String name(JavaCodeUnit method) {
        return method.getOwner().getSimpleName() + "." + method.getName();
    }

    private static Set<String> users(JavaClass entity) {
        return entity.getDirectDependenciesToSelf().stream()
                .map(dependency -> dependency.getOriginClass().getPackageName())
                .collect(Collectors.toSet());
    }
}
