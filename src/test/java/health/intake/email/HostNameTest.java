package health.intake.email;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostNameTest {

    @ParameterizedTest
    @CsvSource({
        "example.com, example.com",
        "EXAMPLE.Com, example.com",
        "a.b, a.b",
        "3com.de, 3com.de",
        "1.2x, 1.2x",
        "192.0.2.1.example, 192.0.2.1.example",
        "a-b.c-d.e, a-b.c-d.e",
        "r3---sn.example.com, r3---sn.example.com",
        "straße.de, xn--strae-oqa.de",
        "STRASSE.de, strasse.de",
        "STRAẞE.de, xn--strae-oqa.de",
        "Müller.DE, xn--mller-kva.de",
        "XN--MLLER-KVA.de, xn--mller-kva.de",
        "bücher.example, xn--bcher-kva.example",
        "例え.jp, xn--r8jz45g.jp",
        "例え。jp, xn--r8jz45g.jp",
        "пример.рф, xn--e1afmkfd.xn--p1ai",
        "مثال.إختبار, xn--mgbh0fb.xn--kgbechtv",
        "fußball.de, xn--fuball-cta.de",
        "l·l.cat, xn--ll-0ea.cat",
        "ａ.de, a.de"
    })
    void isReadInAnyFormAndGivenInLowerCaseAscii(String given, String ascii) {
        assertThat(HostName.parse(given).map(HostName::ascii)).contains(ascii);
        assertThat(HostName.parse(ascii).map(HostName::ascii)).contains(ascii);
    }

    @Test
    void zeroWidthNonJoinerIsAllowedWhereIdna2008AllowsIt() {
        assertThat(HostName.parse("نامه\u200Cای.com").map(HostName::ascii)).contains("xn--mgba3gch31f060k.com");
        assertThat(HostName.parse("a\u200Cb.com")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "localhost",
                "müller",
                "example.com.",
                "müller.de.",
                "例え.jp。",
                ".example.com",
                "example..com",
                "-a.com",
                "a-.com",
                "-ä.com",
                "a_b.com",
                "a b.com",
                " example.com",
                "example.com ",
                "example.com\n",
                "a\u00A0b.com",
                "exa\u00ADmple.com",
                "exa\u200Bmple.com",
                "exa\uFE0Fmple.com",
                "\uFEFFexample.com",
                "[192.0.2.1]",
                "192.0.2.1",
                "192.0.2",
                "example.123",
                "１９２.0.2.１",
                "192.0.2.1.",
                "[IPv6:2001:db8::1]",
                "example.com:8080",
                "http://example.com",
                "*.example.com",
                "a@b.com",
                "☃.net",
                "xn--n3h.net",
                "\uD83D\uDE00.ws",
                "≠.com",
                "xn--a.com",
                "xn--abc-.com",
                "xn--.com",
                "\u0301a.com",
                "אa.com",
                "3com.א",
                "ـب.com",
                "äb--c.de",
                "a\uD800.com",
                "a\u0378.com"
            })
    void otherTextIsNone(String text) {
        assertThat(HostName.parse(text)).isEmpty();
    }

    @Test
    void labelHasAtMost63OctetsInAsciiForm() {
        assertThat(HostName.parse("a".repeat(63) + ".com")).isPresent();
        assertThat(HostName.parse("a".repeat(64) + ".com")).isEmpty();
        assertThat(HostName.parse("ä".repeat(57) + ".com").map(HostName::ascii))
                .hasValueSatisfying(ascii -> assertThat(ascii).hasSize(63 + ".com".length()));
        assertThat(HostName.parse("ä".repeat(58) + ".com")).isEmpty();
    }

    @Test
    void nameHasAtMost253OctetsInAsciiForm() {
        String label = "a".repeat(49) + ".";
        assertThat(HostName.parse(label.repeat(5) + "com")).isPresent();
        assertThat(HostName.parse(label.repeat(5) + "comm")).isEmpty();
        assertThat(HostName.parse("ä." + label.repeat(5) + "com")).isEmpty();
        assertThat(HostName.parse("a.".repeat(30_000) + "com")).isEmpty();
        assertThat(HostName.parse("ä".repeat(30_000) + ".com")).isEmpty();
    }
}
