package health.intake.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.UnicodeSet;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The form in which addresses are compared. */
class CanonicalAddressTest {

    @ParameterizedTest
    @CsvSource({
        "Maria.Schmidt@Example.COM, maria.schmidt@example.com",
        "MÜLLER@Straße.DE, müller@xn--strae-oqa.de",
        "mu\u0308ller@example.com, müller@example.com",
        "a@STRASSE.de, a@strasse.de",
        "STRAẞE@example.com, straße@example.com",
        "İ@example.com, i\u0307@example.com",
        "I\u0307@example.com, i\u0307@example.com",
        "I@example.com, i@example.com",
        "ı@example.com, ı@example.com",
        "\u212A@example.com, k@example.com",
        "ΟΔΟΣ@example.com, οδος@example.com",
        "ΟΔΟΣ.ΟΔΟΣ@example.com, οδοσ.οδος@example.com",
        "J\u030C@example.com, \u01F0@example.com",
        "E\u0301@example.com, é@example.com",
        "a@MÜNCHEN.example, a@xn--mnchen-3ya.example",
        "a@mu\u0308nchen.EXAMPLE, a@xn--mnchen-3ya.example",
        "a@XN--R8JZ45G.example, a@xn--r8jz45g.example",
        "a@例え.example, a@xn--r8jz45g.example",
        "ＭARIA@example.com, ｍaria@example.com",
        "Maria+Tag@example.com, maria+tag@example.com",
        "'\"John Doe\"@Example.com', '\"john doe\"@example.com'",
        "'\"Maria.Schmidt\"@Example.com', maria.schmidt@example.com",
        "'\"MÜLLER\"@example.com', müller@example.com",
        "'\"a..b\"@example.com', '\"a..b\"@example.com'",
        "'\"a.\"@example.com', '\"a.\"@example.com'",
        "'\"\"@example.com', '\"\"@example.com'",
        "'\"a@b\"@example.com', '\"a@b\"@example.com'",
        "'\"a\\b\"@example.com', '\"a\\b\"@example.com'",
        "a@XN--STRAE-OQA.de, a@xn--strae-oqa.de",
        "a@例え。jp, a@xn--r8jz45g.jp"
    })
    void canonicalFormIsNfcWithAnAsciiDomainInLowerCase(String given, String canonical) {
        assertThat(EmailAddress.parse(given).map(EmailAddress::canonical)).contains(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "é@example.com, e@example.com",
        "straße@example.com, strasse@example.com",
        "a@straße.de, a@strasse.de",
        "ı@example.com, i@example.com",
        "İ@example.com, i@example.com",
        "a+tag@example.com, a@example.com",
        "a.b@example.com, ab@example.com",
        "'\"a.\"@example.com', a@example.com",
        "ﬁ@example.com, fi@example.com",
        "ς@example.com, σ@example.com",
        "ａ@example.com, a@example.com",
        "æ@example.com, ae@example.com",
        "ο@example.com, o@example.com",
        "a@one.example, a@two.example",
        "а@example.com, a@example.com"
    })
    void addressesThatOnlyLookAlikeAreNotTheSame(String one, String other) {
        assertThat(canonical(one)).isNotEqualTo(canonical(other));
    }

    @Test
    void canonicalFormOfEachCharacterIsStableAndNoLongerThanItsBytes() {
        // all assigned ones but Han, Hangul and their like, which are many and have no case
        for (String character : new UnicodeSet("[[:^C:]-[:Ideographic:]-[:sc=Hang:]]")) {
            assertCanonicalFormIsStable("a" + character + "@example.com");
            assertCanonicalFormIsStable("a@a" + character + ".com");
        }
    }

    /** Sequences of characters for which case mapping and composition interact. */
    @Test
    void canonicalFormOfManySequencesIsStable() {
        String[] parts = ("Σ ς σ Α İ I ı i \u0307 J \u030C \u0301 \u0345 \u0323 ß ẞ . ' "
                        + "^ Ȑ Ⱥ Å \u212B Ω \u1F88 ᾼ ﬀ Ǆ ǅ Ა Ꭰ \uAB70 \uD801\uDC00 \u0130 T \u0308")
                .split(" ");
        Random random = new Random(20260401);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder local = new StringBuilder();
            for (int length = random.nextInt(9); length >= 0; length--) {
                local.append(parts[random.nextInt(parts.length)]);
            }
            assertCanonicalFormIsStable(local + "@example.com");
        }
    }

    /** The column takes 400; a handle adds # and a slug of 63. No local part has more characters than bytes: see above. */
    @Test
    void canonicalFormHasAtMost318Characters() {
        String label = "." + "b".repeat(60);
        String domain = "ä".repeat(55) + label.repeat(3) + ".de";
        assertThat(canonical("x".repeat(11) + "@" + domain)).hasSize(11 + 1 + 61 + 183 + 3);
        String longestDomain = "ä".repeat(57) + label.repeat(3) + ".dex";
        assertThat(canonical("x@" + longestDomain)).hasSize(2 + 63 + 183 + 4);
        assertThat(canonical("İ".repeat(4) + "@" + longestDomain)).hasSize(8 + 1 + 63 + 183 + 4);
        assertThat(EmailAddress.parse("x@" + longestDomain + "xxxx")).isEmpty();
        assertThat(64 + 1 + HostName.MAX_BYTES).isEqualTo(318).isLessThanOrEqualTo(400 - 1 - 63);
    }

    private static void assertCanonicalFormIsStable(String given) {
        Optional<EmailAddress> address = EmailAddress.parse(given);
        if (address.isEmpty()) {
            return;
        }
        String canonical = address.get().canonical();
        String local = address.get().text().substring(0, address.get().text().lastIndexOf('@'));
        String canonicalLocal = canonical.substring(0, canonical.lastIndexOf('@'));
        // assertThat is too slow for millions of these
        if (!canonical(canonical).equals(canonical)
                || !canonical(address.get().text()).equals(canonical)
                || canonicalLocal.codePointCount(0, canonicalLocal.length())
                        > local.getBytes(StandardCharsets.UTF_8).length) {
            Assertions.fail("canonical form of " + given + " is " + canonical);
        }
    }

    private static String canonical(String text) {
        return EmailAddress.parse(text).orElseThrow().canonical();
    }
}
