package health.intake.email;

import static health.intake.problem.ViolationCode.INVALID_FORMAT;
import static health.intake.problem.ViolationCode.TOO_LONG;
import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.UnicodeSet;
import health.intake.problem.Rule;
import health.intake.problem.Rules;
import health.intake.problem.ViolationCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "maria.schmidt@example.com",
                "first.last+tag@sub.example.com",
                "\"at@sign\"@example.com",
                "\"escaped\\\"quote\"@example.com",
                "jörg@example.com",
                "user@münchen.example",
                "ascii@xn--mnchen-3ya.example",
                "user@例え.example",
                "a@b.c",
                "a+tag@example.com",
                "!#$%&'*+/=?^_`{|}~-@example.com",
                "1@1.2x",
                "müller@example.com",
                "用户@例え.jp",
                "δοκιμή@παράδειγμα.δοκιμή",
                "अजय@डाटा.भारत",
                "x\u0331\u0301@example.com",
                "\"john doe\"@example.com",
                "\"a@b\"@example.com",
                "\"a..b.\"@example.com",
                "\"a\\\"b\\\\c\\ d\"@example.com",
                "\"(),:;<>[]\"@example.com",
                "\"müller\"@example.com",
                "\"\"@example.com",
                "a@straße.de",
                "a@sub.sub.example.com",
                "a@xn--strae-oqa.de"
            })
    void isAnAddress(String text) {
        assertThat(violation(text)).isEmpty();
        assertThat(EmailAddress.parse(text).map(EmailAddress::text)).contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "@",
                "a",
                "a@",
                "@example.com",
                "example.com",
                "a@example",
                "a@localhost",
                "a@@example.com",
                "a@b@example.com",
                ".a@example.com",
                "a.@example.com",
                "a..b@example.com",
                "a b@example.com",
                " a@example.com",
                "a@example.com ",
                "a @example.com",
                "a@ example.com",
                "\ta@example.com",
                "a@example.com\n",
                "\u00A0a@example.com",
                "a@example.com\u3000",
                "a@.example.com",
                "a@example..com",
                "a@example.com.",
                "a@-example.com",
                "a@example-.com",
                "a@exa_mple.com",
                "a@\u00A0example.com",
                "a@[192.0.2.1]",
                "a@192.0.2.1",
                "1@1.2",
                "a@example.123",
                "a@example.１２３",
                "a@[IPv6:2001:db8::1]",
                "a(comment)@example.com",
                "(comment)a@example.com",
                "a@example.com(comment)",
                "a@(comment)example.com",
                "<a@example.com>",
                "Maria <a@example.com>",
                "a,b@example.com",
                "a:b@example.com",
                "a;b@example.com",
                "a[b]@example.com",
                "a\\b@example.com",
                "a\"b@example.com",
                "\"a\"b@example.com",
                "\"a\".b@example.com",
                "a.\"b\"@example.com",
                "\"a\"b\"@example.com",
                "\"a@example.com",
                "mailto:a@exa mple.com",
                "\"\"x@example.com",
                "a\"@example.com",
                "\"@example.com",
                "\"a\\\"@example.com",
                "\"a\\é\"@example.com",
                "\"a\tb\"@example.com",
                "\"a\u0000\"@example.com",
                "a\u0000@example.com",
                "a\u007F@example.com",
                "a\u200B@example.com",
                "a\u200Db@example.com",
                "a\u00AD@example.com",
                "a\u202E@example.com",
                "\uFEFFa@example.com",
                "a\u3164@example.com",
                "a\uFE0F@example.com",
                "a\u00A0b@example.com",
                "\"a\u00A0b\"@example.com",
                "\uD83D\uDE00@example.com",
                "a€@example.com",
                "a\u0378@example.com",
                "a\uE000@example.com",
                "a\uD800@example.com",
                "\u0300a@example.com",
                "a.\u0300b@example.com",
                "+\u0300@example.com",
                "a＠example.com",
                "a@example.com@",
                "a@\uD83D\uDE00.ws",
                "mailto:a@example.com"
            })
    void isNoAddress(String text) {
        assertThat(violation(text)).contains(INVALID_FORMAT);
        assertThat(EmailAddress.parse(text)).isEmpty();
    }

    @Test
    void localPartHasAtMost64OctetsOfUtf8() {
        assertThat(EmailAddress.parse("a".repeat(64) + "@example.com")).isPresent();
        assertThat(violation("a".repeat(65) + "@example.com")).contains(INVALID_FORMAT);
        assertThat(EmailAddress.parse("ä".repeat(32) + "@example.com")).isPresent();
        assertThat(violation("ä".repeat(32) + "a@example.com")).contains(INVALID_FORMAT);
        assertThat(violation("ö".repeat(33) + "@example.com")).contains(INVALID_FORMAT);
        assertThat(EmailAddress.parse("\"" + "a".repeat(62) + "\"@example.com")).isPresent();
        assertThat(EmailAddress.parse("\"" + "a".repeat(63) + "\"@example.com")).isEmpty();
        // counted after NFC
        assertThat(EmailAddress.parse("a\u0308".repeat(32) + "@example.com")).isPresent();
    }

    @Test
    void labelOfTheDomainHasAtMost63Octets() {
        assertThat(violation("u@" + "d".repeat(63) + ".example")).isEmpty();
        assertThat(violation("u@" + "d".repeat(64) + ".example")).contains(INVALID_FORMAT);
    }

    @Test
    void addressHasAtMost254CharactersAfterNfc() {
        String domain = "@" + "a".repeat(63) + "." + "b".repeat(63) + "." + "c".repeat(63) + ".de";
        String longest = "x".repeat(254 - domain.length()) + domain;
        assertThat(longest).hasSize(254);
        assertThat(violation(longest)).isEmpty();
        assertThat(violation("x" + longest)).contains(TOO_LONG);
        assertThat(violation("ä" + longest.substring(1))).isEmpty();
        assertThat(violation("a\u0308" + longest.substring(1))).isEmpty();
        assertThat(violation("u@" + ("d".repeat(60) + ".").repeat(4) + "example.com"))
                .contains(TOO_LONG);
        assertThat(violation("u".repeat(60) + "@" + "d.".repeat(100) + "example"))
                .contains(TOO_LONG);
        assertThat(violation("?".repeat(255))).contains(TOO_LONG);
        assertThat(violation("?".repeat(254))).contains(INVALID_FORMAT);
    }

    @Test
    void longHostileTextIsRefusedQuickly() {
        for (String hostile : new String[] {
            "a" + "\u0301\u0323".repeat(30_000),
            "a.".repeat(30_000) + "@b.c",
            "\"" + "\\\\".repeat(30_000),
            "@".repeat(60_000)
        }) {
            Assertions.assertTimeoutPreemptively(
                    Duration.ofMillis(500), () -> assertThat(violation(hostile)).contains(TOO_LONG));
        }
    }

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
    void textKeepsCaseAndDomainAsGiven() {
        assertThat(EmailAddress.parse("Mu\u0308ller@Straße.DE").map(EmailAddress::text))
                .contains("Müller@Straße.DE");
    }

    @Test
    void toStringShowsNothing() {
        assertThat(EmailAddress.parse("maria@example.com").orElseThrow().toString())
                .doesNotContain("maria")
                .doesNotContain("example");
    }

    @Test
    void canonicalFormOfEachCharacterIsItsOwnAndNoLongerThanItsOctets() {
        // all assigned ones but Han, Hangul and their like, which are many and have no case
        for (String character : new UnicodeSet("[[:^C:]-[:Ideographic:]-[:sc=Hang:]]")) {
            assertCanonicalFormIsStable("a" + character + "@example.com");
            assertCanonicalFormIsStable("a@a" + character + ".com");
        }
    }

    /** Sequences of characters for which case mapping and composition interact. */
    @Test
    void canonicalFormOfManySequencesIsItsOwn() {
        String[] parts = {
            "Σ",
            "ς",
            "σ",
            "Α",
            "İ",
            "I",
            "ı",
            "i",
            "\u0307",
            "J",
            "\u030C",
            "\u0301",
            "\u0345",
            "\u0323",
            "ß",
            "ẞ",
            ".",
            "'",
            "^",
            "Ȑ",
            "Ⱥ",
            "Å",
            "\u212B",
            "Ω",
            "\u1F88",
            "ᾼ",
            "ﬀ",
            "Ǆ",
            "ǅ",
            "Ა",
            "Ꭰ",
            "\uAB70",
            "\uD801\uDC00",
            "\u0130",
            "T",
            "\u0308"
        };
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
        assertThat(64 + 1 + HostName.MAX_OCTETS).isEqualTo(318).isLessThanOrEqualTo(400 - 1 - 63);
    }

    @Test
    void noCodePointDecomposesIntoMoreThanFour() {
        Normalizer2 nfd = Normalizer2.getNFDInstance();
        for (int character = 0; character <= Character.MAX_CODE_POINT; character++) {
            String decomposed = nfd.normalize(Character.toString(character));
            assertThat(decomposed.codePointCount(0, decomposed.length())).isLessThanOrEqualTo(4);
        }
    }

    @Test
    void brokenRuleIsTold() {
        assertThat(EmailAddress.read("a@example.com").broken()).isEmpty();
        assertThat(EmailAddress.read("a").broken()).contains(Rule.of(Rules.EMAIL));
        assertThat(EmailAddress.read("a".repeat(255)).broken())
                .contains(Rule.of(Rules.MAX_CHARACTERS).where("value", 254));
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

    private static Optional<ViolationCode> violation(String text) {
        return EmailAddress.read(text).broken().map(Rule::code);
    }
}
