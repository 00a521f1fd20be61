package health.intake.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import health.intake.access.AccessContext;
import health.intake.apikey.ApiKeys;
import health.intake.audit.AuditEntry;
import health.intake.credential.CredentialStore;
import health.intake.group.ProfileGroups;
import health.intake.idempotency.Attempts;
import health.intake.organization.Organizations;
import health.intake.patient.Patients;
import health.intake.profile.Profiles;
import jakarta.persistence.Cacheable;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Tenant first: whatever is asked of the database is asked for an organization, and rows stay in their package. */
class TenancyTest {

    /** Organizations are the tenants themselves; only the operator's operations and paths ask for them. */
    private static final String TENANTS = "OrganizationStore";

    /** The only query without an organization: it finds a key by the hash of its secret, and tells which one it is. */
    private static final String LOOK_UP_OF_A_KEY = "ApiKeyStore.open";

    /** The same hash in another form. */
    private static final String REHASH_OF_A_KEY = "ApiKeyStore.rehash";

    /** Deletes what is too old, which is the same for all. */
    private static final String FORGETTING = "IdempotencyStore.deleteUntil";

    @Test
    void everyStoreMethodOnTenantDataTakesTheTenant() {
        List<JavaMethod> methods = Intake.all(
                        Intake.STORES
                                .and(resideInAnyPackage(
                                        Patients.class.getPackageName(),
                                        Profiles.class.getPackageName(),
                                        CredentialStore.class.getPackageName(),
                                        Attempts.class.getPackageName(),
                                        ApiKeys.class.getPackageName(),
                                        AuditEntry.class.getPackageName(),
                                        Organizations.class.getPackageName(),
                                        ProfileGroups.class.getPackageName()))
                                .and(not(describe(
                                        TENANTS, type -> type.getSimpleName().equals(TENANTS)))),
                        3)
                .stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> !method.getModifiers().contains(JavaModifier.PRIVATE)
                        && !method.getModifiers().contains(JavaModifier.SYNTHETIC))
                .toList();

        assertThat(methods).hasSizeGreaterThanOrEqualTo(20);
        assertThat(methods.stream().filter(method -> !takesTenant(method)).map(TenancyTest::name))
                .as("every query has the organization in its WHERE; nothing is filtered after loading")
                .containsExactlyInAnyOrder(LOOK_UP_OF_A_KEY, REHASH_OF_A_KEY, FORGETTING);
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

    /** By its context, its organization, or a row that was loaded or made with one; a flush asks nothing. */
    private static boolean takesTenant(JavaMethod method) {
        return method.getName().equals("flush")
                || Arrays.stream(method.reflect().getParameters())
                        .anyMatch(parameter -> parameter.getType() == AccessContext.class
                                || parameter.getType() == UUID.class
                                        && parameter.getName().equals("organizationId"))
                || method.getParameterTypes().stream()
                        .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                        .anyMatch(Intake.ENTITIES.or(equivalentTo(AuditEntry.class)));
    }

    private static String name(JavaMethod method) {
        return method.getOwner().getSimpleName() + "." + method.getName();
    }

    private static Set<String> users(JavaClass entity) {
        return entity.getDirectDependenciesToSelf().stream()
                .map(dependency -> dependency.getOriginClass().getPackageName())
                .collect(Collectors.toSet());
    }
}
