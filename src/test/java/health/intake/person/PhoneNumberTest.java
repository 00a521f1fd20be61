package health.intake.person;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
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
                "+2904000"
            })
    void numberThatCouldExistIsPossible(String number) {
        assertThat(PhoneNumber.isPossible(number)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+",
                "+4",
                "+49",
                "+491",
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
        assertThat(PhoneNumber.isPossible(text)).isFalse();
    }
}
