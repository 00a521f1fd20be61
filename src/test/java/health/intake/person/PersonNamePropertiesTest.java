package health.intake.person;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Normalizer2;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Contract 2.1, for generated names. */
class PersonNamePropertiesTest {

    @Property
    void aNormalisedNameIsNormal(@ForAll("texts") String text) {
        String name = PersonName.normalise(text);

        assertThat(PersonName.normalise(name)).isEqualTo(name);
    }

    @Property(tries = 1000)
    void storedNameIsValidInput(@ForAll("texts") String text) {
        if (PersonName.violation(text).isEmpty()) {
            String name = PersonName.normalise(text);

            assertThat(PersonName.violation(name)).isEmpty();
            assertThat(name.codePointCount(0, name.length())).isBetween(1, 100);
            assertThat(name).matches("\\P{Cc}+").isEqualTo(name.strip());
        }
    }

    @Property
    void aNameIsJudgedByWhatItMeansNotByHowItIsComposed(@ForAll("names") String name) {
        String decomposed = Normalizer2.getNFDInstance().normalize(name);

        assertThat(PersonName.violation(name)).isEmpty();
        assertThat(PersonName.violation(decomposed)).isEmpty();
        assertThat(PersonName.normalise(decomposed)).isEqualTo(PersonName.normalise(name));
    }

    @Property
    void aControlCharacterAnywhereIsRefused(@ForAll("names") String name, @ForAll("controls") char control) {
        for (int at = 0; at <= name.length(); at++) {
            assertThat(PersonName.violation(name.substring(0, at) + control + name.substring(at)))
                    .isPresent();
        }
    }

    @Provide
    Arbitrary<Character> controls() {
        return Arbitraries.chars().range('\u0000', '\u001F').range('\u007F', '\u009F');
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings()
                .withChars("abcxyzABCéüøñčżŁłßőǖ '\u2019.\u00B7-")
                .ofMaxLength(40)
                .map(tail -> "Å" + tail);
    }

    /** Some near a name, some far from it. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> signs = Arbitraries.strings()
                .withChars("aÉ -.'\u0301\u0323\u1E9B\u00A0\u2003\u3000\u0085\u200D\u212B\uFB01ж1\uD83D\uDE00")
                .ofMaxLength(120);
        return Arbitraries.oneOf(names(), signs, Arbitraries.strings().all().ofMaxLength(120));
    }
}
