package health.intake.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import health.intake.admin.Admin;
import health.intake.database.DatabaseFaults;
import jakarta.ejb.ApplicationException;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of containers, and of Intake, for session beans. */
class BeansTest {

    @Test
    void everySessionBeanOverTheDatabaseTranslatesItsFaults() {
        List<JavaClass> beans = Intake.all(
                describe(
                        "are session beans over an EntityManager",
                        type -> Intake.SESSION_BEANS.test(type) && reachesDatabase(type, new HashSet<>())),
                6);

        assertThat(beans)
                .as("drivers quote values, which are personal data, and containers log what they do not know")
                .allMatch(BeansTest::translatesFaults);
    }

    @Test
    void typesThatCrossASessionBeanArePublic() {
        List<JavaMethod> methods = Intake.all(Intake.SESSION_BEANS, 9).stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .toList();

        assertThat(methods).hasSizeGreaterThanOrEqualTo(28);
        assertThat(methods)
                .as("Payara's proxies of session beans stand in another class loader, which sees public types only")
                .allMatch(method -> named(method).filter(Intake::isOurs).allMatch(Intake::isPublic));
    }

    @Test
    void sessionBeansAreTopLevelAndPublic() {
        assertThat(Intake.all(Intake.SESSION_BEANS, 9))
                .as("WildFly takes no nested class for a session bean, and proxies need a public one")
                .allMatch(type -> type.isTopLevelClass() && Intake.isPublic(type));
    }

    @Test
    void transactionsBeginAndEndAtSessionBeans() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(describe(
                        "begin or end transactions",
                        type -> type.getPackageName().startsWith("jakarta.transaction")
                                // code may check exceptions of a commit
                                && !type.isAssignableTo(Exception.class)))
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName(jakarta.persistence.EntityTransaction.class.getName())
                .because("one mechanism begins and ends transactions: the method of a session bean")
                .check(Intake.CLASSES);
    }

    @Test
    void everyExceptionOfIntakeRollsBackAndIsNotWrapped() {
        // code of the operator's commands meets no session bean
        List<JavaClass> exceptions = Intake.all(
                describe(
                        "are exceptions of the WAR",
                        type -> type.isAssignableTo(Exception.class)
                                && !type.getPackageName().startsWith(Admin.class.getPackageName())),
                3);

        assertThat(exceptions)
                .as("a session bean wraps others into an EJBException, and commits after checked ones")
                .allMatch(type -> type.isAnnotatedWith(ApplicationException.class)
                        && type.getAnnotationOfType(ApplicationException.class).rollback());
    }

    private static boolean translatesFaults(JavaClass bean) {
        return bean.isAnnotatedWith(Interceptors.class)
                && Arrays.asList(bean.getAnnotationOfType(Interceptors.class).value())
                        .contains(DatabaseFaults.class);
    }

    /** Through its fields and theirs, but not through other session beans, which translate for themselves. */
    private static boolean reachesDatabase(JavaClass type, Set<JavaClass> seen) {
        return type.getAllFields().stream()
                .map(field -> field.getRawType())
                .filter(seen::add)
                .anyMatch(field -> field.isEquivalentTo(EntityManager.class)
                        || Intake.isOurs(field)
                                && not(Intake.SESSION_BEANS).test(field)
                                && reachesDatabase(field, seen));
    }

    private static Stream<JavaClass> named(JavaMethod method) {
        return Stream.concat(
                method.getAllInvolvedRawTypes().stream(),
                method.getExceptionTypes().stream().map(type -> type.toErasure()));
    }
}
