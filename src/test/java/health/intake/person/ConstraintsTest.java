package health.intake.person;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.problem.Rule;
import health.intake.time.DateText;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The constraints as the real validator applies them. */
class ConstraintsTest {

    // In Berlin it is already the 2nd; today is the day in UTC.
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-04-01T23:30:00Z"), ZoneId.of("Europe/Berlin"));

    private static ValidatorFactory factory;
    private static Validator validator;

    record Person(
            @LatinName @Nullable String name,
            @PastDate @Nullable LocalDate dateOfBirth,
            @Measurement(max = 300, unit = "cm") @Nullable BigDecimal height,
            @Language @Nullable String language,
            @CalendarDate @Nullable String day) {}

    record Change(Optional<@LatinName String> name, Optional<@Measurement(max = 700, unit = "cm") BigDecimal> weight) {}

    @BeforeAll
    static void start() {
        factory = Validation.byDefaultProvider()
                .configure()
                .clockProvider(() -> CLOCK)
                .buildValidatorFactory();
        validator = factory.getValidator();
    }

    @AfterAll
    static void stop() {
        factory.close();
    }

    @Test
    void nullIsValidEverywhere() {
        assertThat(validator.validate(new Person(null, null, null, null, null))).isEmpty();
    }

    @Test
    void valuesThatFollowTheirRulesAreValid() {
        assertThat(validator.validate(
                        new Person("Maria", LocalDate.of(1984, 2, 29), new BigDecimal("168.5"), "de", "2024-02-29")))
                .isEmpty();
    }

    @Test
    void eachViolationIsReportedOnceWithItsCode() {
        var violations = validator.validate(
                new Person("Мария", LocalDate.of(1899, 12, 31), BigDecimal.ZERO, "fr", "2023-02-29"));
        assertThat(violations)
                .extracting(violation -> violation.getPropertyPath() + " "
                        + Rule.of(violation.getMessage()).code().code())
                .containsExactlyInAnyOrder(
                        "name not_latin",
                        "dateOfBirth out_of_range",
                        "height out_of_range",
                        "language invalid_value",
                        "day invalid_format");
    }

    @Test
    void elementsOfContainersAreValidated() {
        var violations = validator.validate(new Change(Optional.of("Maria2"), Optional.of(new BigDecimal("701"))));
        assertThat(violations)
                .extracting(violation -> Rule.of(violation.getMessage()).code().code())
                .containsExactlyInAnyOrder("invalid_format", "out_of_range");
    }

    @ParameterizedTest
    @CsvSource({
        "1900-01-01,",
        "2026-03-31,",
        "1984-02-29,",
        "2000-02-29,",
        "1899-12-31, out_of_range",
        "0000-01-01, out_of_range",
        "0001-01-01, out_of_range",
        "2026-04-01, not_in_past",
        "2026-04-02, not_in_past",
        "9999-12-31, not_in_past",
        "2023-02-29, invalid_format",
        "1900-02-29, invalid_format",
        "2025-04-31, invalid_format",
        "2025-13-01, invalid_format",
        "2025-00-10, invalid_format",
        "2025-01-00, invalid_format",
        "25-01-01, invalid_format",
        "0000-00-00, invalid_format",
        "1985-03-22Z, invalid_format",
        "2025-1-1, invalid_format",
        "2025-01-1, invalid_format",
        "20250101, invalid_format",
        "2025/01/01, invalid_format",
        "01.01.2025, invalid_format",
        "2025-W01-1, invalid_format",
        "2025-001, invalid_format",
        "-001-01-01, invalid_format",
        "+999-01-01, invalid_format",
        "-2025-01-01, invalid_format",
        "+12025-01-01, invalid_format",
        "12025-01-01, invalid_format",
        "2025-01-01T00:00:00Z, invalid_format",
        "' 2025-01-01', invalid_format",
        "'2025-01-01 ', invalid_format",
        "٢٠٢٥-٠١-٠١, invalid_format",
        "２０２５-01-01, invalid_format",
        "2025‐01‐01, invalid_format",
        "yesterday!, invalid_format",
        "'', invalid_format"
    })
    void dateOfBirthIsARealDateFrom1900ToYesterdayInUtc(String value, String code) {
        Optional<LocalDate> read = DateText.read(value);
        assertThat(read.isEmpty() ? "invalid_format" : codeOf("dateOfBirth", read.get()))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "168,",
        "168.5,",
        "168.500,",
        "168.5000,",
        "168.12300000000000,",
        "1.685e2,",
        "0.001,",
        "1e-3,",
        "300,",
        "300.0000,",
        "3E+2,",
        "299.999,",
        "0, out_of_range",
        "0.0, out_of_range",
        "0.000, out_of_range",
        "-0.5, out_of_range",
        "1e300, out_of_range",
        "0e999999999, out_of_range",
        "-0.001, out_of_range",
        "-1e999999999, out_of_range",
        "-1e-999999999, out_of_range",
        "300.0001,",
        "300.000499999,",
        "300.0005, out_of_range",
        "300.001, out_of_range",
        "301, out_of_range",
        "301.5, out_of_range",
        "1e999999999, out_of_range",
        "1.5e2147483647, out_of_range",
        "168.1234,",
        "168.0388555,",
        "0.0005,",
        "0.00049, out_of_range",
        "0.00049999, out_of_range",
        "0.0001, out_of_range",
        "-0.0001, out_of_range",
        "1e-999999999, out_of_range",
        "123e-2147483647, out_of_range"
    })
    void measurementIsOverZeroUpToItsMaximumWhenRounded(String value, String code) {
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(2),
                () -> assertThat(codeOf("height", new BigDecimal(value))).isEqualTo(code));
    }

    @Test
    void measurementOfThousandsOfDigitsIsReadQuickly() {
        String zeros = "0".repeat(60_000);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
            assertThat(codeOf("height", new BigDecimal("168." + zeros))).isNull();
            assertThat(codeOf("height", new BigDecimal("168." + zeros + "1"))).isNull();
            assertThat(codeOf("height", new BigDecimal("0." + zeros + "1"))).isEqualTo("out_of_range");
            assertThat(codeOf("height", new BigDecimal("1" + zeros))).isEqualTo("out_of_range");
            assertThat(Measure.plain(new BigDecimal("168." + zeros))).hasToString("168");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fi"})
    @NullSource
    void languageIsOneOfThree(@Nullable String value) {
        assertThat(codeOf("language", value)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "EN", "en ", "en-GB", "sv", "eng", "en|de", "en\n"})
    void anotherLanguageIsAnInvalidValue(String value) {
        assertThat(codeOf("language", value)).isEqualTo("invalid_value");
    }

    private static @Nullable String codeOf(String property, @Nullable Object value) {
        Set<ConstraintViolation<Person>> violations = validator.validateValue(Person.class, property, value);
        assertThat(violations).hasSizeLessThan(2);
        return violations.stream()
                .map(violation -> Rule.of(violation.getMessage()).code().code())
                .findFirst()
                .orElse(null);
    }
}
