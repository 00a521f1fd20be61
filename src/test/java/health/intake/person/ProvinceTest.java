package health.intake.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against ISO 3166-2 as the npm package iso-3166 4.4.0 and Debian's iso-codes 4.15.0 have it, too. */
class ProvinceTest {

    private static final String CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    @ParameterizedTest
    @CsvSource({
        "CA, AB BC MB NB NL NS NT NU ON PE QC SK YT",
        "US, AK AL AR AZ CA CO CT DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY OH"
                + " OK OR PA RI SC SD TN TX UT VA VT WA WI WV WY DC AS GU MP PR UM VI",
        "DE, BB BE BW BY HB HE HH MV NI NW RP SH SL SN ST TH",
        "FI, 01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19",
        "AT, 1 2 3 4 5 6 7 8 9",
        "CH, AG AI AR BE BL BS FR GE GL GR JU LU NE NW OW SG SH SO SZ TG TI UR VD VS ZG ZH",
        "NL, DR FL FR GE GR LI NB NH OV UT ZE ZH AW CW SX BQ1 BQ2 BQ3",
    })
    void allCodesOfACountryAndNoOthersAreItsProvinces(String country, String codes) {
        assertThat(codes().filter(code -> Province.isOf(code, country))).containsExactlyInAnyOrder(codes.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "FR, IDF", "FR, ARA", "FR, 75C", "FR, 2A", "FR, 20R", "FR, 974", "FR, NC", "FR, PF", "GB, ENG", "GB, SCT",
                "GB, LND",
        "GB, BFS", "ES, M", "ES, MD", "IT, RM", "IT, 62", "AU, NSW", "MX, CMX", "JP, 13", "CN, BJ", "CN, TW", "IN, MH",
        "BR, SP", "NO, 03", "NO, 21", "SE, AB", "DK, 84", "IE, D", "EE, 37", "LV, RIX", "GT, 01", "KZ, 75", "IS, RKV",
        "NP, P1", "PH, 00", "SH, TA",
    })
    void codeOfAnyLevelIsAProvince(String country, String code) {
        assertThat(Province.isOf(code, country)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "CA, on",
        "CA, On",
        "ca, ON",
        "DE, by",
        // codes of other countries
        "CA, NY",
        "CA, BE",
        "DE, ON",
        "FI, BE",
        "US, ON",
        "DE, ENG",
        "FI, BY",
        // of no country
        "DE, XX",
        "US, ZZ",
        // withdrawn
        "FR, 75",
        "LU, L",
        "GH, BA",
        "PK, TA",
        "DK, 015",
        "GT, AV",
        "NP, BA",
        // no subdivisions of ISO 3166-2, but CLDR's ways to say unknown and the whole
        "CA, ZZZZ",
        "GB, UKM",
        // no form
        "CA, ''",
        "CA, ' '",
        "CA, 'ON '",
        "CA, ' ON'",
        "CA, 'ON\n'",
        "CA, CA-ON",
        "CA, -ON",
        "CA, ONT",
        "CA, Ontario",
        "CA, ＯＮ",
        "AT, ١",
        "US, ''",
        // no country
        "XX, ON",
        "ZZ, ZZZZ",
        "CAN, ON",
        "'', ON",
        "'', CAON",
        "CAO, N",
        "AQ, AQ",
    })
    void otherTextIsNone(String country, String text) {
        assertThat(Province.isOf(text, country)).isFalse();
    }

    @Test
    void onlyTheseCountriesHaveNone() {
        assertThat(Arrays.stream(Locale.getISOCountries())
                        .filter(country -> codes().noneMatch(code -> Province.isOf(code, country))))
                .containsExactlyInAnyOrderElementsOf(Set.of(
                        "AI", "AQ", "AS", "AW", "AX", "BL", "BM", "BV", "CC", "CK", "CW", "CX", "EH", "FK", "FO", "GF",
                        "GG", "GI", "GP", "GS", "GU", "HK", "HM", "IM", "IO", "JE", "KY", "MF", "MO", "MP", "MQ", "MS",
                        "NC", "NF", "NU", "PF", "PM", "PN", "PR", "RE", "SJ", "SX", "TC", "TF", "TK", "VA", "VG", "VI",
                        "YT"));
    }

    /** All texts of the form that codes have: 1 to 3 letters and digits. */
    private static Stream<String> codes() {
        return IntStream.rangeClosed(1, 3).boxed().flatMap(ProvinceTest::codes);
    }

    private static Stream<String> codes(int length) {
        return length == 0
                ? Stream.of("")
                : codes(length - 1)
                        .flatMap(start -> CHARACTERS.chars().mapToObj(character -> start + (char) character));
    }
}
