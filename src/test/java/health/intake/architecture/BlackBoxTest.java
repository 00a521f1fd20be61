package health.intake.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tests over HTTP are in packages by subject, and their shared code is in a package of its own. */
class BlackBoxTest {

    private static final String ROOT = Intake.ROOT + ".blackbox";
    private static final String DRIVER = ROOT + ".driver";
    private static final String OPENAPI = ROOT + ".openapi";
    private static final String PACKAGES = ROOT + ".(*)";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrl(BlackBoxTest.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void theyUseTheDriverAndNotEachOther() {
        Set<String> packages = CLASSES.stream()
                .map(type -> type.getPackageName())
                .filter(name -> name.startsWith(ROOT + "."))
                .collect(Collectors.toSet());

        assertThat(packages).hasSizeGreaterThanOrEqualTo(13).contains(DRIVER, OPENAPI);
        slices().matching(PACKAGES)
                .should()
                .notDependOnEachOther()
                .ignoreDependency(alwaysTrue(), resideInAnyPackage(DRIVER, OPENAPI))
                .because("a helper that tests of several subjects need is found in the driver")
                .check(CLASSES);
    }

    @Test
    void theDriverUsesNoTest() {
        slices().matching(PACKAGES)
                .should()
                .beFreeOfCycles()
                .because("the driver can be read without the tests that stand on it")
                .check(CLASSES);
    }

    @Test
    void onlyItsApiHasAnHttpClient() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "..")
                .and()
                .doNotHaveFullyQualifiedName(DRIVER + ".Api")
                .should()
                .dependOnClassesThat(belongToAnyOf(HttpClient.class, HttpRequest.class, HttpResponse.class))
                .because("each answer is then checked against the contract, and each request made in one way")
                .check(CLASSES);
        assertThat(CLASSES.get(DRIVER + ".Api").getDirectDependenciesFromSelf())
                .anyMatch(dependency -> dependency.getTargetClass().isEquivalentTo(HttpClient.class));
    }

    @Test
    void onlyTheDriverMakesSockets() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "..")
                .and()
                .resideOutsideOfPackage(DRIVER)
                .should()
                .callConstructorWhere(target(owner(assignableTo(Socket.class))))
                .because("where the service listens, and how long a client waits, is told once")
                .check(CLASSES);
        assertThat(CLASSES.get(DRIVER + ".ServiceSocket").getConstructorCallsFromSelf())
                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(Socket.class));
    }
}
