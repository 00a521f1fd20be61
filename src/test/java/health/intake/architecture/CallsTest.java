package health.intake.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import health.intake.admin.Admin;
import health.intake.database.DatabaseFailure;
import health.intake.database.DatabaseFault;
import health.intake.platform.ClockProducer;
import health.intake.setting.SettingFiles;
import health.intake.setting.SettingsCheck;
import health.intake.trouble.Cause;
import health.intake.trouble.CertificateFault;
import java.sql.Driver;
import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Methods that no class of the program may call. */
class CallsTest {

    private static final DescribedPredicate<JavaAccess<?>> READS_THE_SYSTEM_CLOCK = access(
            "read the system's clock", target -> switch (target.getOwner().getPackageName()) {
                case "java.time", "java.time.chrono" ->
                    target.getName().equals("now")
                            || target.getOwner().isEquivalentTo(Clock.class)
                                    && (target.getName().startsWith("system")
                                            || Set.of("tickMillis", "tickSeconds", "tickMinutes")
                                                    .contains(target.getName()));
                case "java.lang" -> target.getName().equals("currentTimeMillis");
                case "java.util" ->
                    target.getOwner().isEquivalentTo(Date.class) && isConstructorWithoutArguments(target)
                            || target.getOwner().isAssignableTo(Calendar.class)
                                    && (target.getName().equals("getInstance")
                                            || isConstructorWithoutArguments(target));
                default -> false;
            });

    private static final DescribedPredicate<JavaAccess<?>> WRITES_TO_THE_CONSOLE = access(
            "write to the console",
            target -> target.getOwner().isEquivalentTo(System.class)
                            && Set.of("out", "err").contains(target.getName())
                    || target.getOwner().isAssignableTo(Throwable.class)
                            && target.getName().equals("printStackTrace"));

    private static final DescribedPredicate<JavaAccess<?>> LOGS = access(
            "log",
            target -> target.getOwner().isAssignableTo(System.Logger.class)
                    && target.getName().equals("log"));

    private static final DescribedPredicate<JavaAccess<?>> LOGS_A_THROWABLE = access(
            "log a throwable",
            target -> target.getOwner().isAssignableTo(System.Logger.class)
                    && target instanceof CodeUnitAccessTarget unit
                    && unit.getRawParameterTypes().stream().anyMatch(type -> type.isAssignableTo(Throwable.class)));

    private static final DescribedPredicate<JavaAccess<?>> READS_A_MESSAGE = access(
            "read the message of a throwable that is not our own",
            target -> target.getOwner().isAssignableTo(Throwable.class)
                    && !target.getOwner().isAssignableTo(DatabaseFault.class)
                    && Set.of("getMessage", "getLocalizedMessage", "toString").contains(target.getName()));

    @Test
    void timeComesFromTheInjectedClock() {
        assertThat(accesses(READS_THE_SYSTEM_CLOCK))
                .as("ClockProducer makes the clock, and Admin that of the operator's commands")
                .hasSize(2);
        noClasses()
                .that()
                .doNotBelongToAnyOf(ClockProducer.class, Admin.class)
                .should()
                .accessTargetWhere(READS_THE_SYSTEM_CLOCK)
                .because("a test sets the clock, and all times have the precision that is stored;"
                        + " System.nanoTime() is no clock and may measure durations")
                .check(Intake.CLASSES);
    }

    @Test
    void nothingIsWrittenToTheConsole() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(Admin.class)
                .should()
                .accessTargetWhere(WRITES_TO_THE_CONSOLE)
                .because("the log is what operators read, filter and keep; Admin is no server, and answers the person"
                        + " who started it")
                .check(Intake.CLASSES);
    }

    @Test
    void onlyTheLoggerOfThePlatformIsUsed() {
        assertThat(accesses(LOGS)).hasSizeGreaterThanOrEqualTo(5);
        noClasses()
                // a driver has to name one of java.util.logging
                .that()
                .areNotAssignableTo(Driver.class)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging..", "org.slf4j..", "org.apache..", "org.jboss.logging..")
                .because("every server takes System.Logger to its own log, and the rule below watches one class")
                .check(Intake.CLASSES);
    }

    @Test
    void loggersGetNoThrowables() {
        noClasses()
                .should()
                .accessTargetWhere(LOGS_A_THROWABLE)
                .because("messages of drivers and parsers quote values, and values here are personal data")
                .check(Intake.CLASSES);
    }

    @Test
    void messagesOfThrowablesOfOthersAreReadOnlyForTheNameOfAKey() {
        assertThat(accesses(READS_A_MESSAGE)).hasSizeGreaterThanOrEqualTo(2);
        noClasses()
                .that()
                .doNotBelongToAnyOf(DatabaseFailure.class, Cause.class, CertificateFault.class)
                .and()
                .resideOutsideOfPackage(Admin.class.getPackageName() + "..")
                .should()
                .accessTargetWhere(READS_A_MESSAGE)
                .because("a message that is not read can reach neither a log nor an answer; DatabaseFailure takes the"
                        + " name of a key from it, Cause and CertificateFault look for phrases and repeat none; the operator's commands"
                        + " tell why they fail to a person who may see the whole database, and write no log")
                .check(Intake.CLASSES);
    }

    @Test
    void settingsAreInjected() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(SettingsCheck.class, SettingFiles.class, Admin.class)
                .and(DescribedPredicate.not(
                        describe("PasswordFile", type -> type.getSimpleName().equals("PasswordFile"))))
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(ConfigProvider.class)
                .orShould()
                .accessTargetWhere(access(
                        "read the environment",
                        target -> target.getOwner().isEquivalentTo(System.class)
                                && Set.of("getenv", "getProperty").contains(target.getName())))
                .because("the annotation @ConfigProperty is where the rules on settings look; SettingsCheck runs before"
                        + " there is anything to inject, SettingFiles is where the annotation looks, too, and PasswordFile"
                        + " belongs to the driver and Admin to the operator, outside the WAR")
                .check(Intake.CLASSES);
    }

    private static DescribedPredicate<JavaAccess<?>> access(
            String description, java.util.function.Predicate<AccessTarget> target) {
        return describe(description, access -> target.test(access.getTarget()));
    }

    private static boolean isConstructorWithoutArguments(AccessTarget target) {
        return target instanceof CodeUnitAccessTarget unit
                && unit.getName().equals("<init>")
                && unit.getRawParameterTypes().isEmpty();
    }

    private static List<JavaAccess<?>> accesses(DescribedPredicate<JavaAccess<?>> kind) {
        return Intake.CLASSES.stream()
                .<JavaAccess<?>>flatMap(type -> type.getAccessesFromSelf().stream())
                .filter(kind)
                .toList();
    }
}
