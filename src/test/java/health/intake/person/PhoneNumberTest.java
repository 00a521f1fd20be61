package health.intake.person;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.problem.Rule;
import health.intake.problem.Rules;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+4930123456789",
                "+493012345678",
                "+358401234567",
                "+14155552671",
                "+442071838750",
                "+390612345678",
                "+80012345678",
                "+883510000000000",
                "+2904000",
                "+12025550123",
                "+81312345678"
            })
    void numberThatCouldExistIsTakenAsItIs(String number) {
        assertThat(PhoneNumber.ofInternational(number)).contains(new PhoneNumber(number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+",
                "+4",
                "+49",
                "+12",
                "+491",
                "+999123456789",
                "+1415555267",
                "+141555526711",
                "+1234567890123456",
                "+9991234567",
                "+0301234567",
                "4930123456789",
                "004930123456789",
                "030123456789",
                "++4930123456789",
                "+49 30 123456789",
                "+49-30-123456789",
                "+49(0)30123456789",
                " +4930123456789",
                "+4930123456789 ",
                "+4930123456789;ext=1",
                "tel:+4930123456789",
                "＋4930123456789",
                "+４９30123456789",
                "+٤٩30123456789",
                "+1800FLOWERS",
                "+4930123456789\n"
            })
    void otherTextIsNot(String text) {
        assertThat(PhoneNumber.ofInternational(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "+49030123456789, +4930123456789",
        "+44020 71838750, ",
        "+4402071838750, +442071838750",
        "+3580401234567, +358401234567",
        "+114155552671, +14155552671",
        "+390612345678, +390612345678",
        // only one is removed, and the rest is still a number
        "+490030123456789, ",
        "+490, ",
    })
    void aTrunkPrefixAfterTheCountryCodeGoes(String given, String stored) {
        assertThat(PhoneNumber.ofInternational(given))
                .isEqualTo(Optional.ofNullable(stored).map(PhoneNumber::new));
        assertThat(PhoneNumber.ofCountry(given.strip(), "FI"))
                .isEqualTo(Optional.ofNullable(stored).map(PhoneNumber::new));
    }

    @ParameterizedTest
    @CsvSource({
        "DE, 030123456789, +4930123456789",
        "DE, 30123456789, +4930123456789",
        "DE, 015112345678, +4915112345678",
        "FI, 0401234567, +358401234567",
        "FI, 401234567, +358401234567",
        "CA, 4165550123, +14165550123",
        "CA, 14165550123, +14165550123",
        "US, 4155552671, +14155552671",
        "US, 14155552671, +14155552671",
        "GB, 02071838750, +442071838750",
        "GB, 07400123456, +447400123456",
        "FR, 0612345678, +33612345678",
        // a country without a code of ISO 3166
        "XK, 038123456, +38338123456",
        // the leading zero is part of Italian numbers
        "IT, 0612345678, +390612345678",
        "IT, 3123456789, +393123456789",
    })
    void nationalNumberIsReadInTheCountry(String country, String digits, String number) {
        assertThat(PhoneNumber.ofCountry(digits, country)).contains(new PhoneNumber(number));
    }

    @ParameterizedTest
    @CsvSource({
        "DE, +4930123456789",
        // for any country, even one that has no numbers
        "FI, +4930123456789",
        "CA, +358401234567",
        "AQ, +4930123456789",
        "ZZ, +4930123456789",
    })
    void e164PassesUnchanged(String country, String number) {
        assertThat(PhoneNumber.ofCountry(number, country)).contains(new PhoneNumber(number));
    }

    @ParameterizedTest
    @CsvSource({
        // without area code
        "US, 5552671",
        "CA, 5550123",
        "GB, 71838750",
        "US, 415555267",
        "US, 41555526711",
        "DE, 0",
        "DE, 1",
        "DE, 01",
        "FI, 04",
        "DE, 012345678901234567",
        // possible in Germany, but with 49 in front too long for E.164
        "DE, 30123456789012",
        "DE, 12345678901234567890",
        "FI, 12345678901234567890123",
        // abroad
        "DE, 00358401234567",
        "US, 0114930123456789",
        // no numbers, no country, no code
        "AQ, 030123456789",
        "ZZ, 030123456789",
        "XX, 030123456789",
        "de, 030123456789",
        "001, 80012345678",
        "'', 030123456789",
        "DE, ''",
        "DE, ' '",
        "DE, 030 123456789",
        "DE, 030-123456789",
        "DE, 030/123456789",
        "DE, (030)123456789",
        "DE, ' 030123456789'",
        "DE, '030123456789 '",
        "DE, '030123456789\n'",
        "DE, 030123456789x1",
        "DE, ٠٣٠١٢٣٤٥٦٧٨٩",
        "DE, ０３０123456789",
        "US, 1800FLOWERS",
        "DE, +49 30123456789",
        "DE, tel:030123456789",
        "DE, +4930123456789012345",
        "CA, 123",
        "CA, 030123456789",
        "CA, 41655501234567",
        "CA, 416-555-0123",
        "CA, 1800FLOWERS",
        "DE, +49",
        "DE, +",
    })
    void otherTextHasNoE164(String country, String text) {
        assertThat(PhoneNumber.ofCountry(text, country)).isEmpty();
    }

    @Test
    void brokenRuleIsTold() {
        assertThat(PhoneNumber.read("+4930123456789").broken()).isEmpty();
        assertThat(PhoneNumber.read("030123456789").broken()).contains(Rule.of(Rules.PHONE));
    }

    @Test
    void toStringShowsNothing() {
        assertThat(PhoneNumber.read("+4930123456789").value())
                .map(Object::toString)
                .contains("PhoneNumber[masked]");
    }

    @ParameterizedTest
    @ValueSource(ints = {251, 60_000})
    void endlessDigitsHaveNoE164(int length) {
        assertThat(PhoneNumber.ofCountry("3".repeat(length), "DE")).isEmpty();
    }
}
