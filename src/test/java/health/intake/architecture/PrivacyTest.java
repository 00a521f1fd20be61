package health.intake.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import health.intake.access.KeySecret;
import health.intake.account.Accounts;
import health.intake.admin.command.OperatorSettings;
import health.intake.apikey.ApiKeys;
import health.intake.audit.AuditEntry;
import health.intake.audit.Call;
import health.intake.disclosure.ExportResponse;
import health.intake.email.EmailAddress;
import health.intake.healthcard.HealthCard;
import health.intake.json.FreeObject;
import health.intake.legalhold.LegalHold;
import health.intake.patient.Patients;
import health.intake.person.Person;
import health.intake.profile.Profiles;
import health.intake.requestbody.Change;
import health.intake.secret.FieldCipher;
import health.intake.secret.Secrets;
import health.intake.support.LegalHoldRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Values with personal data or secrets mask themselves, so that printing them by mistake reveals nothing. */
class PrivacyTest {

    /** The types of components with personal data; ids and versions do not identify a person. */
    private static final Set<String> TELLING = Set.of(
            String.class.getName(), LocalDate.class.getName(), BigDecimal.class.getName(), Integer.class.getName());

    @Test
    void recordsOfAPersonMaskThemselves() {
        List<JavaClass> records = Intake.all(
                resideInAnyPackage(
                                Profiles.class.getPackageName(),
                                Patients.class.getPackageName(),
                                Accounts.class.getPackageName(),
                                HealthCard.class.getPackageName(),
                                LegalHold.class.getPackageName(),
                                ExportResponse.class.getPackageName(),
                                Person.class.getPackageName())
                        .and(describe("are records of a person", type -> type.isRecord() && tells(type))),
                13);

        assertThat(records)
                .as("the text that Java gives a record names all its values, and texts end in logs")
                .allMatch(PrivacyTest::hasTextOfItsOwn);
    }

    @Test
    void recordsWithTheTextOfAKeyMaskThemselves() {
        List<JavaClass> records = Intake.all(
                resideInAPackage(ApiKeys.class.getPackageName())
                        .and(describe(
                                "are records with a key",
                                type -> type.isRecord()
                                        && type.tryGetField("key")
                                                .filter(field ->
                                                        field.getRawType().isEquivalentTo(String.class))
                                                .isPresent())),
                1);

        assertThat(records).as("a key in a log is a key that is lost").allMatch(PrivacyTest::hasTextOfItsOwn);
    }

    @Test
    void valuesMadeOfPersonalDataMaskThemselves() {
        List<JavaClass> values = List.of(
                        AuditEntry.class,
                        Call.class,
                        EmailAddress.class,
                        Change.class,
                        FreeObject.class,
                        KeySecret.class,
                        Secrets.class,
                        FieldCipher.class,
                        LegalHoldRequest.class,
                        OperatorSettings.class)
                .stream()
                .map(Intake.CLASSES::get)
                .toList();

        assertThat(values).hasSize(10).allMatch(PrivacyTest::hasTextOfItsOwn);
    }

    private static boolean tells(JavaClass type) {
        return type.getFields().stream()
                .anyMatch(field -> TELLING.contains(field.getRawType().getName()));
    }

    /** A record's own text is made by the compiler and calls nothing but the run-time's maker of such texts. */
    private static boolean hasTextOfItsOwn(JavaClass type) {
        return type.tryGetMethod("toString")
                .filter(method -> !type.isRecord() || !isMadeByCompiler(type))
                .isPresent();
    }

    private static boolean isMadeByCompiler(JavaClass type) {
        String begin = "\"" + type.getSimpleName() + "[";
        return SourceFiles.parse().units().stream()
                .noneMatch(unit -> SourceFiles.text(unit).contains(begin));
    }
}
