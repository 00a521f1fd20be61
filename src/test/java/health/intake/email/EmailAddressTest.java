package health.intake.email;

import static health.intake.problem.ViolationCode.INVALID_FORMAT;
import static health.intake.problem.ViolationCode.TOO_LONG;
import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Normalizer2;
import health.intake.problem.Rule;
import health.intake.problem.Rules;
import health.intake.problem.ViolationCode;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
    void validAddressIsKeptAsItIs(String text) {
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
    void textThatIsNoAddressIsRefused(String text) {
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

    /** So a text of more than four times the limit is too long without NFC. */
    @Test
    void noCodePointDecomposesIntoMoreThanFour() {
        Normalizer2 nfd = Normalizer2.getNFDInstance();
        for (int character = 0; character <= Character.MAX_CODE_POINT; character++) {
            String decomposed = nfd.normalize(Character.toString(character));
            assertThat(decomposed.codePointCount(0, decomposed.length())).isLessThanOrEqualTo(4);
        }
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
    void brokenRuleIsTold() {
        assertThat(EmailAddress.read("a@example.com").broken()).isEmpty();
        assertThat(EmailAddress.read("a").broken()).contains(Rule.of(Rules.EMAIL));
        assertThat(EmailAddress.read("a".repeat(255)).broken())
                .contains(Rule.of(Rules.MAX_CHARACTERS).where("value", 254));
    }

    private static Optional<ViolationCode> violation(String text) {
        return EmailAddress.read(text).broken().map(Rule::code);
    }
}
