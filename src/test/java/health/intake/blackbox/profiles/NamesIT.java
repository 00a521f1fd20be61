package health.intake.blackbox.profiles;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Json;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Tenant;
import java.text.Normalizer;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 2.1: which names are accepted, how they are stored, and why others are refused. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NamesIT {

    private final Group group;
    private final Api partner;

    NamesIT() {
        Tenant tenant = Tenant.create();
        group = tenant.group();
        partner = tenant.partner();
    }

    private Answer create(String field, String name) {
        return partner.post(PROFILES, ProfileBody.in(group).with(field, Json.quoted(name)));
    }

    private void isRefused(String name, String code) {
        create("first_name", name).violates("first_name " + code);
        create("last_name", name).violates("last_name " + code);
    }

    private void isKeptAs(String sent, String kept) {
        Answer byFirst = create("first_name", sent).is(201);
        Answer byLast = create("last_name", sent).is(201);

        assertThat(byFirst.at("first_name").asText()).isEqualTo(kept);
        assertThat(byLast.at("last_name").asText()).isEqualTo(kept);
        assertThat(partner.get(PROFILES + "/" + byFirst.id()).text()).isEqualTo(byFirst.text());
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
    void latinNamesAreKeptAsTheyAre(String name) {
        isKeptAs(name, Normalizer.normalize(name, Normalizer.Form.NFC));
    }

    static Stream<Arguments> normalizedNames() {
        return Stream.of(
                Arguments.of("Zoe\u0308", "Zoë"),
                Arguments.of("A\u030Asa", "Åsa"),
                Arguments.of("\u212Bsa", "Åsa"),
                Arguments.of("\u212Aim", "Kim"),
                Arguments.of("  Maria  ", "Maria"),
                Arguments.of("\u00A0Maria\u00A0", "Maria"),
                Arguments.of("\u3000Maria\u2003", "Maria"),
                Arguments.of("\u2009\u202F\u205FMaria\u1680", "Maria"),
                Arguments.of("Maria  Anna", "Maria  Anna"),
                Arguments.of("\u2018t Hooft", "'t Hooft"),
                Arguments.of("O\u00B4Brien", "O'Brien"),
                Arguments.of("O`Brien", "O'Brien"),
                Arguments.of("Anne\u2010Marie", "Anne-Marie"),
                Arguments.of("Anne\u2011Marie", "Anne-Marie"),
                Arguments.of("Anna\u00A0Maria", "Anna Maria"),
                Arguments.of("Anna\u202FMaria", "Anna Maria"));
    }

    @ParameterizedTest
    @MethodSource("normalizedNames")
    void spaceAroundIsRemovedTheRestComposedAndTheMeantSignPut(String sent, String kept) {
        isKeptAs(sent, kept);
    }

    static Stream<Arguments> lengths() {
        return Stream.of(
                Arguments.of("a".repeat(100)),
                Arguments.of("e\u0301".repeat(100)),
                Arguments.of(" " + "ß".repeat(100) + "\u3000"));
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void hundredCodePointsCountedAfterwardsAreTaken(String name) {
        assertThat(create("first_name", name).is(201).at("first_name").asText()).hasSize(100);
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 1000, 20_000})
    void moreThanHundredAreTooLong(int length) {
        isRefused("a".repeat(length), "too_long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "   ", "\u00A0", "\u3000\u2003"})
    void nothingButSpaceIsTooShort(String name) {
        isRefused(name, "too_short");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Мария",
                "Μαρία",
                "王芳",
                "محمد",
                "דוד",
                "さくら",
                "김",
                "ไทย",
                "Maria Шмидт",
                "Mаria",
                "ａｎｎａ",
                "Ａnna",
                "ﬁona",
                "Ĳsbrand",
                "ŉ",
                "ſam",
                "ᵃnna",
                "\u01C4ana",
                "𝐀nna"
            })
    void lettersOfOtherScriptsAndCompatibilityFormsAreNotLatin(String name) {
        isRefused(name, "not_latin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "M4ria",
                "Maria2",
                "١",
                "Anna_Maria",
                "Anna\uFF0CMaria",
                "Anna\u2044Maria",
                "ª",
                "\u02BB",
                "<b>",
                "Maria (Mia)",
                "a\"b",
                "a+b",
                "a&b",
                "100%",
                "Anna\uD83E\uDD8A",
                "-",
                "'",
                ".",
                "- . -",
                "Anna–Maria",
                "Anna\u2003Maria",
                "Anna\u200DMaria",
                "\u202EMaria",
                "\uFEFFMaria",
                "Maria\u200B",
                "Anna\u00ADMaria",
                "a*",
                "a;b",
                "a:b",
                "a\\b",
                "a=b",
                "€va"
            })
    void digitsAndOtherSignsAreNoNames(String name) {
        isRefused(name, "invalid_format");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\n", "\\t", "\\r\\n", "\\u0000", "\\u001F", "\\u007F", "\\u0085", "\\u009F"})
    void anEscapedControlCharacterIsNoSpaceEvenAround(String control) {
        for (String name : new String[] {control + "Maria", "Maria" + control, control}) {
            partner.post(PROFILES, ProfileBody.in(group).with("first_name", "\"" + name + "\""))
                    .violates("first_name invalid_format");
        }
    }
}
