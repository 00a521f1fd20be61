package health.intake.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import health.intake.access.KeySecret;
import health.intake.access.Scope;
import health.intake.account.Accounts;
import health.intake.admin.Admin;
import health.intake.admin.api.AdminApi;
import health.intake.admin.backup.BackUp;
import health.intake.admin.check.CheckInstallation;
import health.intake.admin.command.Session;
import health.intake.admin.database.SealedTrail;
import health.intake.admin.index.VerifyIndex;
import health.intake.admin.key.ListKeys;
import health.intake.admin.organization.ListOrganizations;
import health.intake.admin.redis.RedisClient;
import health.intake.admin.schema.MigrateSchema;
import health.intake.admin.secret.FieldKeys;
import health.intake.admin.trail.ListEntries;
import health.intake.answer.AsyncAnswerFilter;
import health.intake.apikey.ApiKeys;
import health.intake.audit.AuditEntry;
import health.intake.authentication.KeyAuthentication;
import health.intake.conditional.Preconditions;
import health.intake.credential.CredentialStore;
import health.intake.database.DatabaseFailure;
import health.intake.directory.DirectoryCache;
import health.intake.disclosure.AccessesResource;
import health.intake.documents.OpenApiResource;
import health.intake.email.EmailIndex;
import health.intake.erasure.Erasures;
import health.intake.erasure.PersonalTable;
import health.intake.healthcard.HealthCard;
import health.intake.http.EdgeFilter;
import health.intake.id.UuidForm;
import health.intake.idempotency.Attempts;
import health.intake.jdbc.LazyDriver;
import health.intake.json.Json;
import health.intake.legalhold.LegalHoldStore;
import health.intake.lifecycle.LifecycleResource;
import health.intake.line.Line;
import health.intake.metrics.Metrics;
import health.intake.migration.Migration;
import health.intake.organization.Organizations;
import health.intake.paging.Page;
import health.intake.patient.Patients;
import health.intake.person.PersonName;
import health.intake.platform.RestApplication;
import health.intake.problem.ProblemType;
import health.intake.profile.Profiles;
import health.intake.profilegroup.ProfileGroups;
import health.intake.proxy.ClientAndHost;
import health.intake.ratelimit.RateLimits;
import health.intake.redis.RedisLink;
import health.intake.requestbody.RequestBody;
import health.intake.retention.Retention;
import health.intake.sandbox.SandboxResource;
import health.intake.seal.SealChain;
import health.intake.secret.Secrets;
import health.intake.setting.SettingsCheck;
import health.intake.support.SupportResource;
import health.intake.time.InstantColumn;
import health.intake.trace.Traces;
import health.intake.trail.AdminAuditResource;
import health.intake.trouble.Trouble;
import health.intake.undertow.BodiesHandler;
import health.intake.verification.Verification;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Imports run one way, so that a package can be understood with those below it and none above. */
class ImportDirectionTest {

    private static final String PROBLEM = ProblemType.class.getPackageName();
    private static final String PLATFORM = RestApplication.class.getPackageName();

    /** Each imports only those after it. */
    private static final List<String> FEATURES = List.of(
            PLATFORM,
            Migration.class.getPackageName(),
            SettingsCheck.class.getPackageName(),
            EdgeFilter.class.getPackageName(),
            OpenApiResource.class.getPackageName(),
            SandboxResource.class.getPackageName(),
            LifecycleResource.class.getPackageName(),
            AccessesResource.class.getPackageName(),
            SupportResource.class.getPackageName(),
            Patients.class.getPackageName(),
            Profiles.class.getPackageName(),
            Accounts.class.getPackageName(),
            CredentialStore.class.getPackageName(),
            Erasures.class.getPackageName(),
            AdminAuditResource.class.getPackageName(),
            KeyAuthentication.class.getPackageName(),
            ApiKeys.class.getPackageName(),
            Organizations.class.getPackageName(),
            ProfileGroups.class.getPackageName(),
            DirectoryCache.class.getPackageName(),
            Scope.class.getPackageName());

    private static final List<String> LEAVES = Stream.of(
                    EmailIndex.class,
                    Json.class,
                    RequestBody.class,
                    InstantColumn.class,
                    UuidForm.class,
                    Preconditions.class,
                    Page.class,
                    PersonName.class,
                    Secrets.class,
                    DatabaseFailure.class,
                    RedisLink.class,
                    ClientAndHost.class,
                    AuditEntry.class,
                    SealChain.class,
                    Retention.class,
                    RateLimits.class,
                    Metrics.class,
                    Traces.class,
                    HealthCard.class,
                    LegalHoldStore.class,
                    Attempts.class,
                    Trouble.class,
                    LazyDriver.class,
                    BodiesHandler.class,
                    Line.class,
                    AsyncAnswerFilter.class)
            .map(Class::getPackageName)
            .toList();

    private static final String VERIFICATION = Verification.class.getPackageName();

    /** The program of the operator; each imports only those after it. */
    private static final List<String> COMMANDS = Stream.of(
                    Admin.class,
                    ListOrganizations.class,
                    ListKeys.class,
                    ListEntries.class,
                    CheckInstallation.class,
                    BackUp.class,
                    VerifyIndex.class,
                    RedisClient.class,
                    SealedTrail.class,
                    MigrateSchema.class,
                    FieldKeys.class,
                    AdminApi.class,
                    Session.class)
            .map(Class::getPackageName)
            .toList();

    /** The operator's commands are beside the WAR. */
    private static final List<String> OF_THE_OPERATOR =
            Stream.concat(COMMANDS.stream(), Stream.of(VERIFICATION)).toList();

    private static final List<String> READ_BY_THE_VERIFICATION =
            namesOf(SealChain.class, Secrets.class, InstantColumn.class);
    private static final List<String> READ_BY_COMMANDS = namesOf(
            HealthCard.class,
            Secrets.class,
            SealChain.class,
            EmailIndex.class,
            UuidForm.class,
            InstantColumn.class,
            KeySecret.class,
            PersonalTable.class,
            RedisLink.class,
            Json.class);

    /** The rules of settings and of the service's rights, and the words for certificates that are refused. */
    private static final List<String> READ_BY_THE_CHECK = namesOf(SettingsCheck.class, Migration.class, Trouble.class);

    /** Only {@code intake-admin schema} has to do with migrations, which nodes have, too. */
    private static final List<String> RUN_BY_COMMANDS = namesOf(Migration.class, DatabaseFailure.class);

    static List<String> features() {
        return FEATURES;
    }

    static List<String> leaves() {
        return LEAVES;
    }

    @ParameterizedTest
    @MethodSource("features")
    void aFeatureImportsOnlyFeaturesBelowItAndLeaves(String feature) {
        List<String> below = FEATURES.subList(FEATURES.indexOf(feature), FEATURES.size());
        classes()
                .that()
                .resideInAPackage(feature)
                .should()
                .onlyDependOnClassesThat(foreignOr(Stream.of(below, LEAVES, List.of(PROBLEM))))
                .because(
                        "imports run one way: platform -> migration -> setting -> http -> documents -> sandbox -> lifecycle -> disclosure -> support -> patient -> profile -> account -> credential -> erasure -> trail -> authentication -> apikey"
                                + " -> organization -> profilegroup -> directory -> access -> problem; who follows one finds nothing that leads back")
                .check(Intake.CLASSES);
    }

    @ParameterizedTest
    @MethodSource("leaves")
    void aLeafImportsNoFeature(String leaf) {
        classes()
                .that()
                .resideInAPackage(leaf)
                .should()
                .onlyDependOnClassesThat(foreignOr(Stream.of(LEAVES, List.of(PROBLEM))))
                .because("a leaf serves every feature alike and can be read without any of them")
                .check(Intake.CLASSES);
    }

    @Test
    void theCatalogueOfProblemsImportsNothingOfIntake() {
        classes()
                .that()
                .resideInAPackage(PROBLEM)
                .should()
                .onlyDependOnClassesThat(foreignOr(Stream.of(List.of(PROBLEM))))
                .because("everything may end in a problem, so problems know of nothing")
                .check(Intake.CLASSES);
    }

    @Test
    void noPackageImportsThePlatform() {
        noClasses()
                .that()
                .resideOutsideOfPackage(PLATFORM)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(PLATFORM)
                .because("it puts the features together; a feature that needs it has a part in the wrong place")
                .check(Intake.CLASSES);
    }

    @Test
    void nothingOfTheWarImportsWhatOperatorsRun() {
        noClasses()
                .that()
                .resideOutsideOfPackages(OF_THE_OPERATOR.toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(OF_THE_OPERATOR.toArray(String[]::new))
                .because("it is left out of the WAR, where a class that needs it would not load")
                .check(Intake.CLASSES);
    }

    static List<String> commands() {
        return COMMANDS;
    }

    @ParameterizedTest
    @MethodSource("commands")
    void operatorCommandsImportOnlyTheStoredFormsAndJsonAndThoseBelowThem(String commands) {
        List<String> below = COMMANDS.subList(COMMANDS.indexOf(commands), COMMANDS.size());
        classes()
                .that()
                .resideInAPackage(commands)
                .should()
                .onlyDependOnClassesThat(
                        foreignOr(Stream.of(below, List.of(VERIFICATION), READ_BY_COMMANDS, beside(commands))))
                .because(
                        "it works on what is stored, or asks the service over its API, without the features that run in a"
                                + " server; only the check of an installation judges settings as a node does")
                .check(Intake.CLASSES);
    }

    private static List<String> beside(String commands) {
        if (commands.equals(MigrateSchema.class.getPackageName())) {
            return RUN_BY_COMMANDS;
        }
        return commands.equals(CheckInstallation.class.getPackageName()) ? READ_BY_THE_CHECK : List.of();
    }

    @Test
    void theVerificationImportsOnlyTheTrailAndItsSeals() {
        classes()
                .that()
                .resideInAPackage(VERIFICATION)
                .should()
                .onlyDependOnClassesThat(foreignOr(Stream.of(List.of(VERIFICATION), READ_BY_THE_VERIFICATION)))
                .because("it reads the trail and its seals, whichever command asks for it")
                .check(Intake.CLASSES);
    }

    @Test
    void packagesDoNotDependOnEachOtherInACircle() {
        slices().matching(Intake.ROOT + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("packages in a circle are one package")
                .check(Intake.CLASSES);
    }

    @Test
    void everyPackageHasItsPlaceInTheOrder() {
        Set<String> placed = new TreeSet<>(features());
        placed.addAll(LEAVES);
        placed.addAll(OF_THE_OPERATOR);
        placed.add(PROBLEM);

        Set<String> found =
                Intake.CLASSES.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());

        assertThat(found).as("a new package must be given its place here").isEqualTo(placed);
    }

    private static List<String> namesOf(Class<?>... types) {
        return Stream.of(types).map(Class::getPackageName).toList();
    }

    private static DescribedPredicate<JavaClass> foreignOr(Stream<List<String>> packages) {
        String[] names = packages.flatMap(List::stream).toArray(String[]::new);
        return resideOutsideOfPackage(Intake.ROOT + "..").or(resideInAnyPackage(names));
    }
}
