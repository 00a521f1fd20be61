package health.intake.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.google.crypto.tink.Aead;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import health.intake.admin.Admin;
import health.intake.admin.secret.FieldKeys;
import health.intake.database.DatabaseFailure;
import health.intake.erasure.PersonalTable;
import health.intake.json.Json;
import health.intake.migration.Migration;
import health.intake.platform.StopSignal;
import health.intake.redis.RedisLink;
import health.intake.requestbody.RequestBody;
import health.intake.secret.FieldCipher;
import health.intake.trace.Traces;
import health.intake.undertow.BodiesHandler;
import io.undertow.Undertow;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.redisson.Redisson;
import picocli.CommandLine;

/** Each library is used only in the package of its subject. */
class LibrariesTest {

    private static final DescribedPredicate<JavaClass> READERS_OF_JSON =
            resideInAnyPackage(Json.class.getPackageName(), RequestBody.class.getPackageName());

    private static final String JAKARTA_REST = Path.class.getPackageName() + "..";
    private static final String JAKARTA_PERSISTENCE = EntityManager.class.getPackageName() + "..";
    private static final String OPEN_TELEMETRY = "io.opentelemetry";
    private static final String JOSE4J = "org.jose4j";
    private static final String JACKSON = "com.fasterxml.jackson..";

    private static final DescribedPredicate<JavaClass> RESOURCES =
            describe("are resources", type -> type.isAnnotatedWith(Path.class));

    private static final DescribedPredicate<JavaClass> PROVIDERS =
            describe("are filters, mappers, readers or writers", type -> assignableTo(ContainerRequestFilter.class)
                    .or(assignableTo(ContainerResponseFilter.class))
                    .or(assignableTo(ExceptionMapper.class))
                    .or(assignableTo(MessageBodyReader.class))
                    .or(assignableTo(MessageBodyWriter.class))
                    .test(type));

    private static final DescribedPredicate<JavaClass> PARAMETERS =
            describe("hold parameters of an operation", type -> type.getFields().stream()
                    .anyMatch(field -> field.isAnnotatedWith(QueryParam.class)));

    /** The code that the exception mapper and the servlets share: it must inspect exceptions of Jakarta REST. */
    private static final DescribedPredicate<JavaClass> MAPPING = describe(
            "tell what an exception means", type -> type.getSimpleName().equals("Problems"));

    private static final DescribedPredicate<JavaClass> COLUMNS =
            describe("are columns", type -> type.isAssignableTo(AttributeConverter.class));

    private static final DescribedPredicate<JavaClass> WIRE_RECORDS = describe("are records", JavaClass::isRecord);

    @Test
    void jakartaRestStandsOnlyWhereHttpIsTranslated() {
        Intake.all(RESOURCES, 7);
        Intake.all(PROVIDERS, 5);
        Intake.all(PARAMETERS, 2);
        noClasses()
                .that(not(RESOURCES.or(PROVIDERS).or(PARAMETERS).or(MAPPING).or(assignableTo(Application.class))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(JAKARTA_REST)
                .because("what decides can then be tested and called without HTTP")
                .check(Intake.CLASSES);
    }

    @Test
    void jakartaPersistenceStandsOnlyInStoresEntitiesAndColumns() {
        Intake.all(Intake.STORES, 5);
        Intake.all(Intake.ENTITIES, 7);
        Intake.all(Intake.EMBEDDED_VALUES, 1);
        Intake.all(COLUMNS, 4);
        noClasses()
                .that(not(Intake.STORES
                        .or(Intake.ENTITIES)
                        .or(Intake.EMBEDDED_VALUES)
                        .or(COLUMNS)
                        .or(resideInAPackage(DatabaseFailure.class.getPackageName()))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(JAKARTA_PERSISTENCE)
                .because("a query outside of a store is one that nobody looks for when the tenant is to be checked")
                .check(Intake.CLASSES);
    }

    @Test
    void redissonStandsOnlyInTheLinkToRedis() {
        Intake.all(describe("use Redisson", type -> uses(type, Redisson.class.getPackageName())), 2);
        noClasses()
                .that()
                .resideOutsideOfPackage(RedisLink.class.getPackageName())
                .should()
                .dependOnClassesThat()
                .resideInAPackage(Redisson.class.getPackageName() + "..")
                .because("Redis may be away at any time; only what is made for that may speak to it")
                .check(Intake.CLASSES);
    }

    @Test
    void openTelemetryStandsOnlyInTraces() {
        Intake.all(describe("use OpenTelemetry", type -> uses(type, OPEN_TELEMETRY)), 4);
        noClasses()
                .that()
                .resideOutsideOfPackage(Traces.class.getPackageName())
                .should()
                .dependOnClassesThat()
                .resideInAPackage(OPEN_TELEMETRY + "..")
                .because("what a collector learns of a person's data is decided in one place: nothing")
                .check(Intake.CLASSES);
    }

    @Test
    void tinkStandsOnlyWhereSecretsAre() {
        Intake.all(describe("use Tink", type -> uses(type, Aead.class.getPackageName())), 1);
        noClasses()
                .that()
                .resideOutsideOfPackage(FieldCipher.class.getPackageName())
                .and()
                .doNotBelongToAnyOf(FieldKeys.class)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(Aead.class.getPackageName() + "..")
                .because("which cipher and which keys is decided in one place; the sets of keys that it takes are made"
                        + " by FieldKeys, which no server needs")
                .check(Intake.CLASSES);
    }

    @Test
    void jose4jStandsOnlyWhereReceiptsAreSigned() {
        Intake.all(describe("use jose4j", type -> uses(type, JOSE4J)), 1);
        noClasses()
                .that()
                .resideOutsideOfPackage(PersonalTable.class.getPackageName())
                .should()
                .dependOnClassesThat()
                .resideInAPackage(JOSE4J + "..")
                .because("which key signs, and by what algorithm, is decided in one place")
                .check(Intake.CLASSES);
    }

    @Test
    void undertowStandsOnlyInItsHandlersWhichNobodyUses() {
        String handlers = BodiesHandler.class.getPackageName();
        Intake.all(describe("use Undertow", type -> uses(type, Undertow.class.getPackageName())), 1);
        noClasses()
                .that()
                .resideOutsideOfPackage(handlers)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Undertow.class.getPackageName() + "..", "org.xnio..", handlers)
                .because("the handlers are of WildFly's server; the same WAR runs on Payara too")
                .check(Intake.CLASSES);
    }

    @Test
    void picocliStandsOnlyInTheProgramOfTheOperator() {
        Intake.all(describe("use picocli", type -> uses(type, CommandLine.class.getPackageName())), 10);
        noClasses()
                .that()
                .resideOutsideOfPackage(Admin.class.getPackageName() + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(CommandLine.class.getPackageName() + "..")
                .because("the WAR has no command line, and not the library of one")
                .check(Intake.CLASSES);
    }

    @Test
    void flywayStandsOnlyInTheMigration() {
        noClasses()
                .that()
                .resideOutsideOfPackage(Migration.class.getPackageName())
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.flywaydb..")
                .because("the schema changes in one place")
                .check(Intake.CLASSES);
        Intake.all(describe("use Flyway", type -> uses(type, Flyway.class.getPackageName())), 1);
    }

    @Test
    void jacksonStandsOnlyInJsonAndOnWireRecords() {
        Intake.all(READERS_OF_JSON, 16);
        noClasses()
                .that(not(READERS_OF_JSON.or(WIRE_RECORDS)))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(JACKSON)
                .because("how strictly JSON is read and how plainly printed is decided once")
                .check(Intake.CLASSES);
    }

    @Test
    void wireRecordsKnowOfJacksonOnlyTheNamesOfTheirKeys() {
        Intake.all(WIRE_RECORDS.and(describe("name their keys", type -> type.isAnnotatedWith(JsonNaming.class))), 12);
        classes()
                .that(WIRE_RECORDS.and(not(READERS_OF_JSON)))
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage(JACKSON))
                        .or(resideInAPackage(JsonProperty.class.getPackageName()))
                        .or(assignableTo(JsonNaming.class))
                        .or(assignableTo(PropertyNamingStrategies.SnakeCaseStrategy.class)))
                .because("a record says what a document holds, not how it is read or printed")
                .check(Intake.CLASSES);
    }

    @Test
    void noVendorIsNamed() {
        noClasses()
                .that()
                .resideOutsideOfPackage(BodiesHandler.class.getPackageName())
                // signals have no other way into a Java program, and every JVM that servers run on has this one
                .and()
                .doNotBelongToAnyOf(StopSignal.class)
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.eclipse.persistence..",
                        "org.glassfish..",
                        "org.jboss..",
                        "org.wildfly..",
                        "org.hibernate..",
                        "fish.payara..",
                        "com.sun..",
                        "sun.."))
                .because("the same WAR runs on Payara and on WildFly")
                .check(Intake.CLASSES);
    }

    private static boolean uses(JavaClass type, String packageName) {
        return type.getDirectDependenciesFromSelf().stream()
                .anyMatch(dependency ->
                        dependency.getTargetClass().getPackageName().startsWith(packageName));
    }
}
