package health.intake.requestbody;

import static health.intake.requestbody.Bodies.violations;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields whose values are lists. */
class ListFieldsTest {

    record Lists(
            @MaxEntries(2) @Nullable
                    List<
                                    @NotNull(message = "wrong_type: is wrong")
                                    @Pattern(regexp = "[a-z]+", message = "invalid_format: is wrong") String>
                            words,
            @MaxEntries(9) @Nullable List<BigInteger> numbers) {}

    record LongList(
            @MaxEntries(12) @Nullable
                    List<@Pattern(regexp = "[a-z]+", message = "invalid_format: is wrong") String> words) {}

    @Test
    void elementsOfListsAreNamedByTheirIndex() {
        assertThat(violations(Lists.class, "{\"words\":[\"a\",\"B\"],\"numbers\":[1,2.5,\"3\"]}"))
                .containsExactly("words[1] invalid_format", "numbers[1] wrong_type", "numbers[2] wrong_type");
    }

    @Test
    void allViolationsOfAListAreReportedTogether() {
        assertThat(violations(Lists.class, "{\"words\":[\"B\",1,\"a\",null,\"\"]}"))
                .containsExactly("words too_long", "words[0] invalid_format", "words[1] wrong_type");
    }

    @Test
    void elementsAreReportedInTheOrderOfTheList() {
        String words = "\"a\",".repeat(2) + "\"B\"," + "\"a\",".repeat(6) + "\"B\",\"B\"," + "\"a\"";

        assertThat(violations(LongList.class, "{\"words\":[" + words + "]}"))
                .containsExactly("words[2] invalid_format", "words[9] invalid_format", "words[10] invalid_format");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\"", "{}", "1", "true"})
    void anythingElseIsNoList(String given) {
        assertThat(violations(Lists.class, "{\"words\":" + given + "}")).containsExactly("words wrong_type");
    }
}
