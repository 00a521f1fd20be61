package health.intake.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdministrativeGenderTest {

    @ParameterizedTest
    @CsvSource({"male, MALE, 1", "female, FEMALE, 2", "other, OTHER,", "unknown, UNKNOWN,"})
    void hasTheCodeOfFhirAndTheSexOfIso5218(String code, AdministrativeGender gender, Integer sex) {
        assertThat(AdministrativeGender.ofCode(code)).contains(gender);
        assertThat(gender.code()).isEqualTo(code);
        assertThat(gender.sex()).isEqualTo(sex);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Male", "MALE", " male", "m", "1", "divers"})
    void otherTextIsNoCode(String text) {
        assertThat(AdministrativeGender.ofCode(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, MALE", "2, FEMALE"})
    void followsFromTheSex(int sex, AdministrativeGender gender) {
        assertThat(AdministrativeGender.ofSex(sex)).isEqualTo(gender);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 3, 9})
    void doesNotFollowFromAnotherNumber(int sex) {
        assertThatThrownBy(() -> AdministrativeGender.ofSex(sex)).isInstanceOf(IllegalArgumentException.class);
    }
}
