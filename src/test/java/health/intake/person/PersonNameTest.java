package health.intake.person;

import static health.intake.problem.ViolationCode.INVALID_FORMAT;
import static health.intake.problem.ViolationCode.NOT_LATIN;
import static health.intake.problem.ViolationCode.TOO_LONG;
import static health.intake.problem.ViolationCode.TOO_SHORT;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.problem.Rule;
import health.intake.problem.ViolationCode;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Maria",
                "Müller",
                "Zoë",
                "Łukasz",
                "Ærøskøbing",
                "Ðorđe Þór",
                "Nguyễn Thị Ánh",
                "Ġorġ",
                "Gülşah İnci Işık",
                "Straße",
                "STRAẞE",
                "Œuvre",
                "Əliyev",
                "Anne-Marie",
                "O'Brien",
                "O’Brien",
                "J. R.",
                "Gal·la",
                "x",
                "D'",
                "Ka\u02BBiulani",
                "O\u02BBg\u02BBuzbek",
                "Ma\u02BCa",
                "Ravi s/o Kumar",
                "Schmidt, Dr.",
                "Mª Jesús",
                "Nº",
                "\u2018t Hooft",
                "O`Brien",
                "O\u00B4Brien",
                "Anne\u2010Marie",
                "Anne\u2011Marie",
                "Anna\u00A0Maria",
                "Anna\u202FMaria",
                "'s-Gravesande",
                // letters with marks for which Unicode has no single code point
                "M\u0323\u0302ari\u0331a",
                "o\u0358",
                // K and Å as signs of units become letters by NFC
                "\u212Aarl \u212Bsa",
                // letters of the Latin script beyond the basic plane
                "\uD837\uDF00"
            })
    void lettersOfTheLatinScriptAndTheSignsOfNamesAreAllowed(String name) {
        assertThat(violation(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Müller",
                "Zoë",
                "Łukasz",
                "Åsa",
                "Ağaoğlu",
                "İpek",
                "Işık",
                "Straße",
                "Đặng",
                "Nguyễn Thị",
                "Þórður",
                "Ŋaŋa",
                "Čeněk",
                "Œuvre",
                "Æsa",
                "O'Brien",
                "O’Brien",
                "Ka\u02BBiulani",
                "Ma\u02BCa",
                "Ravi s/o Kumar",
                "Sammy Davis, Jr.",
                "Mª Jesús",
                "Nº",
                "Jean-Luc",
                "J. R. R.",
                "Gal·la",
                "van der Berg",
                "Q",
                "ñ",
                "d'Arc-Été",
                "x\u0302ena",
                "Ẑ\u0323u"
            })
    void nameIsStoredAsItIsInNfc(String name) {
        assertThat(violation(name)).isEmpty();
        assertThat(PersonName.normalise(name)).isEqualTo(Normalizer.normalize(name, Normalizer.Form.NFC));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Мария",
                "王芳",
                "محمد",
                "דוד",
                "さくら",
                "김",
                "ไทย",
                "Maria Шмидт",
                "ａｎｎａ",
                "Ａnna",
                "ﬁona",
                "ſam",
                "ᵃnna",
                "\u01C4ana",
                "Μαρία",
                "مريم",
                "מרים",
                "मरियम",
                "マリア",
                "山田",
                "마리아",
                "Mаria", // Cyrillic а
                "Ｍａｒｉａ",
                "ﬁnn",
                "Ĳsbrand",
                "ĳ",
                "Ǆ",
                "Gaŀla",
                "ŉ",
                "ſ",
                "Louis Ⅳ",
                "Mᵐᵉ",
                "ʰ",
                "Ⓐnna",
                "\uD835\uDC00nna", // mathematical bold A
                "a\u02BD", // the letters beside those two
                "a\u02BA",
                "\u02B9a",
                "µ",
                "علی\u200Cرضا",
                "山田・太郎",
                "Иван3",
                "a\u05B0" // a Hebrew point
            })
    void lettersOfOtherScriptsAndCompatibilityFormsAreNotLatin(String name) {
        assertThat(violation(name)).contains(NOT_LATIN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Maria2",
                "M4ria",
                "١",
                "<b>",
                "Maria (Mia)",
                "a\"b",
                "a+b",
                "a&b",
                "100%",
                "a*",
                "a;b",
                "a:b",
                "a\\b",
                "a=b",
                "€va",
                "'",
                "- . -",
                "Maria\u200B",
                "Anna\uD83E\uDD8A",
                "\nMaria",
                "Maria\r\n",
                "\u0000",
                "\u001FMaria",
                "Maria\u007F",
                "\u009F",
                "\uFF11Maria",
                "Maria٣",
                "½a",
                "Maria_",
                "a@b",
                "a–b", // en dash
                "a\u2003b",
                "a\u3000b",
                "a\tb",
                "a\u0000",
                "\tMaria",
                "Maria\u0085",
                "\u200BMaria",
                "Ma\u200Dria",
                "Ma\u200Cria",
                "Ma\u00ADria",
                "Ma\u034Fria",
                "Ma\uFE0Fria",
                "\u202EMaria",
                "\u2066Maria\u2069",
                "\uFEFFMaria",
                "Maria\uD83D\uDE00",
                "\uD83C\uDDE9\uD83C\uDDEA",
                "Maria\uDB40\uDC61",
                "a™",
                "\u0301Maria",
                "Maria -\u0301",
                "a\u20DD",
                "a\uE000",
                "a\uFFFE",
                "a\uD800",
                "\uDC00a",
                "-",
                ".",
                "' ·",
                "ª",
                "\u02BB",
                "\u2018",
                "s\\o",
                "a\u201Bb",
                "a\u2012b",
                "a\uFF0Cb",
                "a\u2044b",
                "Mª\u0301",
                "\u02BB\u0301a",
                "42"
            })
    void digitsAndOtherSignsAreInvalid(String name) {
        assertThat(violation(name)).contains(INVALID_FORMAT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "   ", "\u00A0", "\u3000\u2003", "\u00A0\u2007\u3000", "\u2028 \u1680"})
    void blankIsTooShort(String name) {
        assertThat(violation(name)).contains(TOO_SHORT);
    }

    @Test
    void lengthIsCountedInCodePointsAfterNfcAndWithoutTheSpaceAround() {
        assertThat(violation("a".repeat(100))).isEmpty();
        assertThat(violation("a".repeat(101))).contains(TOO_LONG);
        assertThat(violation("a".repeat(20_000))).contains(TOO_LONG);
        assertThat(violation("\uD837\uDF00".repeat(100))).isEmpty();
        assertThat(violation("u\u0308".repeat(100))).isEmpty();
        assertThat(violation("u\u0308".repeat(101))).contains(TOO_LONG);
        assertThat(violation(" ".repeat(5000) + "a" + "\u3000".repeat(5000))).isEmpty();
        assertThat(violation("я".repeat(101))).contains(TOO_LONG);
    }

    @Test
    void longRunsOfMarksAreRefusedBeforeNfcSortsThem() {
        String hostile = "a" + "\u0301\u0323".repeat(30_000);
        Assertions.assertTimeoutPreemptively(
                Duration.ofMillis(500), () -> assertThat(violation(hostile)).contains(TOO_LONG));
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                " Maria ,Maria",
                "\u00A0Maria\u3000\u2007,Maria",
                "\u2028Maria Anna\u205F,Maria Anna",
                "Mu\u0308ller,Müller",
                "Zoe\u0308,Zoë",
                "A\u030Asa,Åsa",
                "\u212Bsa,Åsa",
                "\u212Asa,Ksa",
                "\u2009\u202F\u205FMaria\u1680,Maria",
                "Maria  Anna,Maria  Anna",
                "in \u2018t Veld,in 't Veld",
                "O\u00B4Brien,O'Brien",
                "O`Brien,O'Brien",
                "O\u1FEFBrien,O'Brien",
                "O\u2019Brien,O\u2019Brien",
                "Ka\u02BBiulani,Ka\u02BBiulani",
                "Anne\u2010Marie,Anne-Marie",
                "Anne\u2011Marie,Anne-Marie",
                "Anna\u00A0Maria,Anna Maria",
                "Anna\u202FMaria\u00A0,Anna Maria"
            })
    void nameIsStoredWithoutSpaceAroundInNfcWithOneSignForEachMeaning(String given, String stored) {
        assertThat(violation(given)).isEmpty();
        assertThat(PersonName.normalise(given)).isEqualTo(stored);
    }

    @Test
    void noCodePointMakesTheRuleFail() {
        for (int character = 0; character <= Character.MAX_CODE_POINT; character++) {
            String name = "a" + Character.toString(character);
            if (violation(name).isEmpty()) {
                String stored = PersonName.normalise(name);
                assertThat(violation(stored)).isEmpty();
                assertThat(PersonName.normalise(stored)).isEqualTo(stored);
            }
        }
    }

    private static Optional<ViolationCode> violation(String text) {
        return PersonName.violation(text).map(Rule::code);
    }
}
