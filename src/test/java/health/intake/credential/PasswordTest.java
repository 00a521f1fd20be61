package health.intake.credential;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.problem.Rule;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The constraint as the real validator applies it. */
class PasswordTest {

    private static ValidatorFactory factory;

    record Registration(@Password @Nullable String password) {}

    @BeforeAll
    static void start() {
        factory = Validation.buildDefaultValidatorFactory();
    }

    @AfterAll
    static void stop() {
        factory.close();
    }

    @Test
    void nullIsValid() {
        assertThat(codeOf(null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Zebra-Crossing-7",
                "aB345678",
                "äÖ345678",
                "with Spaces 1",
                "Abcdefh1",
                "2Aaaaaaa",
                "Pässwörter 1 €",
                "A1 b c d e",
                "Qzw1\uD83E\uDD8A\uD83E\uDD8A\uD83E\uDD8A\uD83E\uDD8A",
                "Пароль123",
                "\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00aB1"
            })
    void passwordOfEveryRequiredKindOfCharacterIsStrong(String value) {
        assertThat(codeOf(value)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "aB34567",
                "Abcdef1",
                "Aa1",
                "abcdefg1",
                "ABCDEFG1",
                "Abcdefgh",
                "PASSword123",
                "Trustno1",
                "Abcd1234",
                "password1",
                "PASSWORD1",
                "Passwords",
                "12345678",
                "Passw0rd",
                "Password1",
                "PassWord123",
                "Qwerty123",
                "1qaZ2wsx",
                "\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00aB1"
            })
    void shortPlainOrCommonPasswordIsWeak(String value) {
        assertThat(codeOf(value)).isEqualTo("weak_password");
    }

    @Test
    void passwordHasAtMost128CodePoints() {
        assertThat(codeOf("aB1" + "\uD83D\uDE00".repeat(125))).isNull();
        assertThat(codeOf("aB1" + "x".repeat(126))).isEqualTo("weak_password");
    }

    private static @Nullable String codeOf(@Nullable String password) {
        Set<ConstraintViolation<Registration>> violations =
                factory.getValidator().validate(new Registration(password));
        assertThat(violations).hasSizeLessThan(2);
        return violations.stream()
                .map(violation -> Rule.of(violation.getMessage()).code().code())
                .findFirst()
                .orElse(null);
    }
}
