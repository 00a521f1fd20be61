package health.intake.person;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.email.EmailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsernameTest {

    private static final EmailAddress MARIA =
            EmailAddress.parse("Maria.Schmidt@MÜNCHEN.example").orElseThrow();

    @Test
    void itIsTheCanonicalEmailAndTheSlug() {
        assertThat(Username.of(MARIA, "acme-clinic").text())
                .isEqualTo("maria.schmidt@xn--mnchen-3ya.example#acme-clinic");
    }

    @Test
    void itIsReadBackEvenIfTheLocalPartHoldsTheSeparator() {
        Username username = Username.of(EmailAddress.parse("a#b@example.com").orElseThrow(), "acme");

        assertThat(Username.parse(username.text())).isEqualTo(username);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "maria.schmidt@xn--mnchen-3ya.example#acme",
                "MARIA.SCHMIDT@MÜNCHEN.EXAMPLE#ACME",
                "\"Maria.Schmidt\"@Mu\u0308nchen.example#Acme"
            })
    void itIsTheSameInAnySpelling(String typed) {
        assertThat(Username.canonical(typed))
                .contains(Username.of(MARIA, "acme").text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "#",
                "maria",
                "maria@example.com",
                "maria#acme",
                "#acme",
                "@example.com#acme",
                " a@example.com#acme"
            })
    void anyOtherTextIsNoUsername(String typed) {
        assertThat(Username.canonical(typed)).isEmpty();
    }

    @Test
    void itStaysInItsOrganizationWithAnotherEmail() {
        assertThat(Username.parse("a#b@example.com#acme").with(MARIA).text())
                .isEqualTo("maria.schmidt@xn--mnchen-3ya.example#acme");
    }

    @Test
    void toStringShowsNothing() {
        assertThat(Username.of(MARIA, "acme")).hasToString("Username[masked]");
    }
}
