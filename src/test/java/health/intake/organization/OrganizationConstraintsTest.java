package health.intake.organization;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.id.Slug;
import health.intake.problem.Rule;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrganizationConstraintsTest {

    private static ValidatorFactory factory;
    private static Validator validator;

    record Organization(
            @Slug @Nullable String slug,
            @CountryCode @Nullable String country,
            @Nullable List<@DomainName String> domains) {}

    @BeforeAll
    static void start() {
        factory = Validation.buildDefaultValidatorFactory();
        validator = factory.getValidator();
    }

    @AfterAll
    static void stop() {
        factory.close();
    }

    @Test
    void nullIsValidEverywhere() {
        assertThat(validator.validate(new Organization(null, null, null))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "acme,",
        "a,",
        "1,",
        "acme-clinic-berlin,",
        "a-1-b,",
        "123456789012345678901234567890123456789012345678901234567890123,",
        "1234567890123456789012345678901234567890123456789012345678901234, too_long",
        "0190b0a0-1c2d-7e3f-8a4b-5c6d7e8f9a0, ",
        "0190b0a0-1c2d-7e3f-8a4b-5c6d7e8f9a0b, invalid_format",
        "00000000-0000-0000-0000-000000000000, invalid_format",
        "1-1-1-1-1,",
        "'', too_short",
        "-acme, invalid_format",
        "acme-, invalid_format",
        "acme--clinic, invalid_format",
        "Acme, invalid_format",
        "acme_clinic, invalid_format",
        "acme clinic, invalid_format",
        "' acme', invalid_format",
        "acmé, invalid_format",
        "acme.clinic, invalid_format",
        "ａcme, invalid_format",
        "'acme\n', invalid_format"
    })
    void slugIsLowerCaseWordsWithHyphensAndNoUuid(String value, String code) {
        assertThat(codeOf("slug", value)).isEqualTo(code);
    }

    @Test
    void longHostileSlugIsRefusedWithoutReadingIt() {
        assertThat(codeOf("slug", "a-".repeat(30_000))).isEqualTo("too_long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DE", "FI", "GB", "US", "CA", "AX", "XK"})
    void countryIsACodeOfIso3166(String value) {
        assertThat(codeOf("country", value)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "de", "De", "DEU", "D", "UK", "EU", "XX", "xk", "XA", "ZZ", "AN", " DE", "DE\n", "ＤＥ"})
    void otherCountryIsAnInvalidValue(String value) {
        assertThat(codeOf("country", value)).isEqualTo("invalid_value");
    }

    @Test
    void eachDomainIsValidatedByItself() {
        var violations = validator.validate(
                new Organization(null, null, List.of("clinic.example", "localhost", "Praxis-Müller.de", "10.0.0.1")));
        assertThat(violations)
                .extracting(violation -> violation.getPropertyPath() + " "
                        + Rule.of(violation.getMessage()).code().code())
                .containsExactlyInAnyOrder(
                        "domains[1].<list element> invalid_format", "domains[3].<list element> invalid_format");
    }

    private static @Nullable String codeOf(String property, @Nullable Object value) {
        Set<ConstraintViolation<Organization>> violations =
                validator.validateValue(Organization.class, property, value);
        assertThat(violations).hasSizeLessThan(2);
        return violations.stream()
                .map(violation -> Rule.of(violation.getMessage()).code().code())
                .findFirst()
                .orElse(null);
    }
}
