package health.intake.history;

import static health.intake.history.Step.NEVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.intake.history.AddressModel.Found;
import health.intake.history.AddressModel.Left;
import health.intake.history.AddressModel.Refused;
import health.intake.history.AddressModel.Taken;
import health.intake.history.ProfileModel.Created;
import health.intake.history.ProfileModel.Patched;
import health.intake.history.ProfileModel.Read;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Histories made by hand, of which each says what the judge must find. Times are one digit, so that overlaps are seen. */
class LinearizabilityTest {

    private static final Found NOBODY = new Found(Optional.empty());

    private static Found found(String id) {
        return new Found(Optional.of(id));
    }

    @SafeVarargs
    private static boolean holds(Step<AddressModel.Operation>... history) {
        return Linearizability.holds(new AddressModel(), List.of(history));
    }

    @SafeVarargs
    private static boolean profileHolds(Step<ProfileModel.Operation>... history) {
        return Linearizability.holds(new ProfileModel(), List.of(history));
    }

    private static Step<AddressModel.Operation> at(long called, long answered, AddressModel.Operation operation) {
        return new Step<>(operation, called, answered);
    }

    private static Step<ProfileModel.Operation> on(long called, long answered, ProfileModel.Operation operation) {
        return new Step<>(operation, called, answered);
    }

    @Test
    void emptyHistoryHolds() {
        assertThat(holds()).isTrue();
    }

    @Test
    void whatWasAnsweredIsFoundAtOnce() {
        assertThat(holds(at(1, 2, new Taken("a")), at(3, 4, found("a")))).isTrue();
        assertThat(holds(at(1, 2, new Taken("a")), at(3, 4, NOBODY))).isFalse();
    }

    @Test
    void overlappingReaderMayFindEither() {
        assertThat(holds(at(1, 4, new Taken("a")), at(2, 3, found("a")))).isTrue();
        assertThat(holds(at(1, 4, new Taken("a")), at(2, 3, NOBODY))).isTrue();
    }

    @Test
    void whatOneReaderFoundIsNotUnseenByALaterOne() {
        assertThat(holds(at(1, 9, new Taken("a")), at(2, 3, found("a")), at(4, 5, NOBODY)))
                .isFalse();
        assertThat(holds(at(1, 9, new Taken("a")), at(2, 3, NOBODY), at(4, 5, found("a"))))
                .isTrue();
    }

    @Test
    void wrongPersonIsNeverExplained() {
        assertThat(holds(at(1, 2, new Taken("a")), at(3, 4, found("b")))).isFalse();
        assertThat(holds(at(1, 9, new Taken("a")), at(1, 9, found("b")))).isFalse();
    }

    @Test
    void addressHasOneOwner() {
        assertThat(holds(at(1, 4, new Taken("a")), at(2, 5, new Taken("b")))).isFalse();
        assertThat(holds(at(1, 4, new Taken("a")), at(2, 5, new Refused()))).isTrue();
        assertThat(holds(at(1, 2, new Refused()))).isFalse();
    }

    @Test
    void handedOverAddressNeverLeadsBack() {
        assertThat(holds(
                        at(1, 2, new Taken("a")),
                        at(3, 4, new Left("a")),
                        at(5, 6, new Taken("b")),
                        at(3, 9, found("a")),
                        at(7, 8, found("b"))))
                .isTrue();
        assertThat(holds(
                        at(1, 2, new Taken("a")),
                        at(3, 4, new Left("a")),
                        at(5, 6, new Taken("b")),
                        at(7, 8, found("a"))))
                .isFalse();
    }

    @Test
    void operationWithoutAnswerMayHaveHappenedLateOrNever() {
        assertThat(holds(at(1, NEVER, new Taken("a")), at(2, 3, NOBODY), at(4, 5, found("a"))))
                .isTrue();
        assertThat(holds(at(1, NEVER, new Taken("a")), at(2, 3, NOBODY))).isTrue();
        assertThat(holds(at(1, NEVER, new Taken("a")), at(2, 3, found("a")), at(4, 5, NOBODY)))
                .isFalse();
        assertThat(holds(at(3, NEVER, new Taken("a")), at(1, 2, found("a")))).isFalse();
    }

    @Test
    void lostUpdateIsFound() {
        Map<String, String> made = Map.of("phone", "1", "weight", "1");
        Step<ProfileModel.Operation> creation = on(1, 2, new Created(made));
        Step<ProfileModel.Operation> phone =
                on(3, 5, new Patched(Map.of("phone", "2"), Map.of("phone", "2", "weight", "1")));
        Step<ProfileModel.Operation> weight =
                on(4, 6, new Patched(Map.of("weight", "2"), Map.of("phone", "2", "weight", "2")));
        Step<ProfileModel.Operation> lost =
                on(4, 6, new Patched(Map.of("weight", "2"), Map.of("phone", "1", "weight", "2")));

        assertThat(profileHolds(creation, phone, weight)).isTrue();
        assertThat(profileHolds(creation, phone, lost)).isFalse();
        assertThat(profileHolds(
                        creation, phone, weight, on(7, 8, new Read(Optional.of(Map.of("phone", "2", "weight", "1"))))))
                .isFalse();
    }

    @Test
    void staleReadIsFound() {
        Map<String, String> before = Map.of("phone", "1");
        Map<String, String> after = Map.of("phone", "2");

        assertThat(profileHolds(
                        on(1, 2, new Created(before)),
                        on(3, 4, new Patched(after, after)),
                        on(5, 6, new Read(Optional.of(before)))))
                .isFalse();
        assertThat(profileHolds(
                        on(1, 2, new Created(before)),
                        on(3, 6, new Patched(after, after)),
                        on(4, 5, new Read(Optional.of(before)))))
                .isTrue();
        assertThat(profileHolds(on(1, 2, new Created(before)), on(3, 4, new Read(Optional.empty()))))
                .isFalse();
    }

    @Test
    void unansweredPatchExplainsALaterRead() {
        assertThat(profileHolds(
                        on(1, 2, new Created(Map.of("phone", "1"))),
                        on(3, NEVER, new Patched(Map.of("phone", "2"), null)),
                        on(8, 9, new Read(Optional.of(Map.of("phone", "2"))))))
                .isTrue();
    }

    @Test
    void manyUnansweredPatchesAreJudgedQuickly() {
        List<Step<ProfileModel.Operation>> history = new ArrayList<>();
        history.add(on(0, 1, new Created(Map.of("phone", "0"))));
        for (int i = 1; i <= 200; i++) {
            history.add(on(1 + i, NEVER, new Patched(Map.of("phone", String.valueOf(i)), null)));
        }
        history.add(on(300, 301, new Read(Optional.of(Map.of("phone", "0")))));
        history.add(on(302, 303, new Read(Optional.of(Map.of("phone", "77")))));
        boolean holds = Linearizability.holds(new ProfileModel(), history);
        history.add(on(304, 305, new Read(Optional.of(Map.of("phone", "0")))));

        assertThat(holds).isTrue();
        assertThat(Linearizability.holds(new ProfileModel(), history)).isFalse();
    }

    @Test
    void longHistoryIsJudgedQuickly() {
        List<Step<ProfileModel.Operation>> history = new ArrayList<>();
        history.add(on(0, 1, new Created(Map.of("phone", "0"))));
        Random random = new Random(7);
        String phone = "0";
        for (int i = 1; i <= 5_000; i++) {
            phone = String.valueOf(i);
            long called = i * 10L;
            history.add(on(called, called + 5 + random.nextInt(40), new Patched(Map.of("phone", phone), null)));
        }
        history.add(on(100_000, 100_001, new Read(Optional.of(Map.of("phone", phone)))));

        assertThat(java.util.concurrent.CompletableFuture.supplyAsync(
                        () -> Linearizability.holds(new ProfileModel(), history)))
                .succeedsWithin(Duration.ofSeconds(20))
                .isEqualTo(true);
    }

    @Test
    void answerDoesNotComeBeforeItsCall() {
        assertThatThrownBy(() -> at(2, 2, NOBODY)).isInstanceOf(IllegalArgumentException.class);
    }
}
