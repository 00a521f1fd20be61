package health.intake.requestbody;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.problem.ProblemException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Size;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Absent, null and a value, distinguished by RFC 7396. */
class ChangeTest {

    private static final RequestBinding BINDING = new RequestBinding(Clock.systemUTC());

    record Patch(
            @NotClearable Change<@Size(max = 3, message = "too_long: is wrong") String> name,
            Change<@Max(value = 9, message = "out_of_range: is wrong") BigInteger> number,
            @MaxEntries(5) Change<List<@Size(max = 3, message = "too_long: is wrong") String>> tags) {}

    record Whole(@Nullable String name) {}

    @Test
    void absentNullAndAValueAreThreeThings() {
        Patch patch = read("{\"number\":null,\"tags\":[\"a\",\"b\"]}");

        assertThat(patch.name()).isEqualTo(Change.absent());
        assertThat(patch.number()).isEqualTo(Change.to(null));
        assertThat(patch.tags()).isEqualTo(Change.to(List.of("a", "b")));
    }

    @Test
    void onlyNullClears() {
        assertThat(Change.to(null).clears()).isTrue();
        assertThat(Change.to("a").clears()).isFalse();
        assertThat(Change.absent().clears()).isFalse();
    }

    @Test
    void presentChangesAreHandedOnWithNullAndSetOnesWithout() {
        List<@Nullable String> present = new ArrayList<>();
        List<String> set = new ArrayList<>();
        for (Change<String> change : List.of(Change.<String>absent(), Change.<String>to(null), Change.to("a"))) {
            change.ifPresent(present::add);
            change.ifSet(set::add);
        }

        assertThat(present).containsExactly(null, "a");
        assertThat(set).containsExactly("a");
    }

    @Test
    void constraintsStandOnTheValue() {
        assertThat(violations("{\"name\":\"abcd\",\"number\":10,\"tags\":[\"a\",\"abcd\"]}"))
                .containsExactly("name too_long", "number out_of_range", "tags[1] too_long");
    }

    @Test
    void nullIsRefusedWhereAFieldCannotBeCleared() {
        assertThat(violations("{\"name\":null}")).containsExactly("name not_clearable");
    }

    @Test
    void aValueThatCannotBeReadDoesNotCountAsNull() {
        assertThat(violations("{\"name\":1,\"number\":\"1\",\"tags\":\"a\"}"))
                .containsExactly("name wrong_type", "number wrong_type", "tags wrong_type");
        assertThat(violations("{\"name\":\"\"}")).containsExactly("name too_short");
    }

    @Test
    void theEmptyPatchChangesNothing() {
        assertThat(read("{}")).isEqualTo(new Patch(Change.absent(), Change.absent(), Change.absent()));
    }

    @Test
    void onlyARecordOfChangesIsAMergePatch() {
        assertThat(BINDING.isMergePatch(Patch.class)).isTrue();
        assertThat(BINDING.isMergePatch(Whole.class)).isFalse();
    }

    @Test
    void theTextOfAChangeHidesItsValue() {
        assertThat(Change.to("Maria")).asString().doesNotContain("Maria");
        assertThat(read("{\"name\":\"Zoë\"}")).asString().doesNotContain("Zoë");
    }

    private static Patch read(String json) {
        return BINDING.read(json.getBytes(StandardCharsets.UTF_8), Patch.class).get();
    }

    private static List<String> violations(String json) {
        try {
            throw new AssertionError("was read: " + read(json));
        } catch (ProblemException problem) {
            return problem.violations().stream()
                    .map(violation -> violation.field() + " " + violation.code().code())
                    .toList();
        }
    }
}
