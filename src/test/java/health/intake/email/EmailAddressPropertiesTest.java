package health.intake.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Normalizer2;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Contract 2.2, for generated addresses. */
class EmailAddressPropertiesTest {

    /** Letters that have one lower-case and one upper-case form each. */
    private static final String LETTERS = "abcxyzéüøñčżаяж";

    private static final String ATOM = LETTERS + "ABCZÉÜŻЖ0189!#$%&'*+/=?^_`{|}~-用अ";

    @Property
    void aCanonicalFormIsItsOwn(@ForAll("addresses") String address) {
        String canonical = canonical(address);

        assertThat(canonical(canonical)).isEqualTo(canonical);
    }

    @Property
    void spellingsOfOneAddressHaveOneCanonicalForm(@ForAll("addresses") String address) {
        String decomposed = Normalizer2.getNFDInstance().normalize(address);

        assertThat(canonical(decomposed)).isEqualTo(canonical(address));
        assertThat(canonical(address.toUpperCase(Locale.ROOT))).isEqualTo(canonical(address));
        assertThat(canonical(address.toLowerCase(Locale.ROOT))).isEqualTo(canonical(address));
    }

    @Property
    void anotherLetterIsAnotherAddress(@ForAll("addresses") String address) {
        assertThat(canonical("q" + address)).isNotEqualTo(canonical(address));
    }

    @Property(tries = 1000)
    void acceptedAddressHasNoControlCharacterAndAStableCanonicalForm(@ForAll("texts") String text) {
        EmailAddress.parse(text).ifPresent(address -> {
            assertThat(address.text() + address.canonical()).matches("\\P{Cc}+");
            assertThat(address.canonical().codePointCount(0, address.canonical().length()))
                    .isLessThanOrEqualTo(318);
            EmailAddress.parse(address.canonical())
                    .ifPresent(again -> assertThat(again.canonical()).isEqualTo(address.canonical()));
        });
        assertThat(EmailAddress.read(text).broken().isPresent())
                .isEqualTo(EmailAddress.parse(text).isEmpty());
    }

    @Property
    void aControlCharacterAnywhereIsRefused(@ForAll("addresses") String address, @ForAll("controls") char control) {
        for (int at = 0; at <= address.length(); at++) {
            assertThat(EmailAddress.parse(address.substring(0, at) + control + address.substring(at)))
                    .isEmpty();
        }
    }

    @Provide
    Arbitrary<Character> controls() {
        return Arbitraries.chars().range('\u0000', '\u001F').range('\u007F', '\u009F');
    }

    @Provide
    Arbitrary<String> addresses() {
        Arbitrary<String> atoms =
                Arbitraries.strings().withChars(ATOM).ofMinLength(1).ofMaxLength(6);
        Arbitrary<String> labels =
                Arbitraries.strings().withChars(LETTERS + "09").ofMinLength(1).ofMaxLength(8);
        return Combinators.combine(
                        atoms.list().ofMinSize(1).ofMaxSize(2),
                        // a digit may not begin every name: where letters run from right to left, IDNA forbids it
                        labels.map(label -> "d" + label).list().ofMinSize(2).ofMaxSize(3))
                .as((local, domain) -> String.join(".", local) + "@" + String.join(".", domain));
    }

    /** Some near an address, some far from it. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> signs = Arbitraries.strings()
                .withChars("ab1.@\"\\ -+(),:;<>[]ßİıΣς\u0301\u200D\u200B\u202E\uFEFF\uFF20\uD83D\uDE00\u0000\u0085")
                .ofMaxLength(24);
        Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(300);
        Arbitrary<String> mixed = Combinators.combine(addresses(), Arbitraries.integers(), signs)
                .as(EmailAddressPropertiesTest::inserted);
        return Arbitraries.oneOf(signs, any, mixed);
    }

    private static String inserted(String address, int place, String signs) {
        int at = Math.floorMod(place, address.length() + 1);
        return address.substring(0, at) + signs + address.substring(at);
    }

    private static String canonical(String address) {
        return EmailAddress.parse(address).orElseThrow().canonical();
    }
}
