package health.intake.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import health.intake.id.OrganizationId;
import health.intake.id.ProfileId;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import health.intake.requestbody.RequestBinding;
import health.intake.secret.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 3.1 and 7, ADR 12: the attempts that create, and their records. */
class AttemptsTest {

    /** Any request. */
    record Note(String text) {}

    private static final OrganizationId NORTH =
            new OrganizationId(UUID.fromString("0195f0a0-0000-7000-8000-000000000001"));
    private static final OrganizationId SOUTH =
            new OrganizationId(UUID.fromString("0195f0a0-0000-7000-8000-000000000002"));
    private static final Instant START = Instant.parse("2026-04-01T09:14:32.123456Z");
    private static final String BODY = "{\"text\":\"a\"}";

    private final FakeIdempotencyStore store = new FakeIdempotencyStore();
    private final List<ProfileId> created = new ArrayList<>();
    private static final String OLD = "c2VjcmV0IG9mIHRoZSB0ZXN0cywgb2YgMzIgYnl0ZXM=";
    private static final String NEW = "YW5vdGhlciBzZWNyZXQsIG9mIDMyIGJ5dGVzIGFzIHdlbGw=";

    private Attempts attempts = attempts(OLD, Optional.empty());

    private Attempts attempts(String secret, Optional<String> other) {
        Attempts made = new Attempts();
        made.store = store;
        made.secrets = new Secrets(Optional.of(secret), Optional.empty(), Optional.of(secret), other);
        made.prepare();
        made.clock = Clock.fixed(START, ZoneOffset.UTC);
        return made;
    }

    @BeforeEach
    void start() {
        itIs(START);
    }

    private void itIs(Instant now) {
        attempts.clock = Clock.fixed(now, ZoneOffset.UTC);
    }

    private static Attempt attempt(String operation, IdempotencyKey key, String body) {
        return Attempt.of(
                operation,
                key,
                new RequestBinding(Clock.systemUTC()).read(body.getBytes(StandardCharsets.UTF_8), Note.class));
    }

    private static Attempt attempt(String key, String body) {
        return attempt("note", IdempotencyKey.of(List.of(key)), body);
    }

    private Creation<String> once(OrganizationId organizationId, Attempt attempt) {
        return attempts.once(organizationId, attempt, id -> {
            created.add(id);
            return "note " + created.size();
        });
    }

    private Creation<String> create(Attempt attempt) {
        return create(NORTH, attempt);
    }

    private Creation<String> create(OrganizationId organizationId, Attempt attempt) {
        int before = created.size();
        Creation<String> creation = once(organizationId, attempt);
        assertThat(created).hasSize(before + 1).endsWith(creation.id());
        assertThat(creation.isReplay()).isFalse();
        assertThat(creation.created()).isEqualTo("note " + created.size());
        return creation;
    }

    private void isReplayOf(Creation<String> first, Attempt attempt) {
        List<ProfileId> before = List.copyOf(created);
        Creation<String> creation = once(NORTH, attempt);
        assertThat(created).isEqualTo(before);
        assertThat(creation.isReplay()).isTrue();
        assertThat(creation.id()).isEqualTo(first.id());
    }

    private void isRefused(Attempt attempt) {
        List<ProfileId> before = List.copyOf(created);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> once(NORTH, attempt))
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(ProblemType.IDEMPOTENCY_KEY_REUSED));
        assertThat(created).isEqualTo(before);
    }

    @Test
    void anEqualAttemptCreatesNothingMore() {
        Creation<String> first = create(attempt("key", BODY));

        isReplayOf(first, attempt("key", BODY));
        isReplayOf(first, attempt("key", BODY));
        assertThat(store.records()).hasSize(1);
    }

    @Test
    void withoutAKeyEveryAttemptCreatesAndNothingIsKept() {
        Attempt attempt = attempt("note", IdempotencyKey.NONE, BODY);

        assertThat(create(attempt).id()).isNotEqualTo(create(attempt).id());
        assertThat(store.records()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"text\":\"b\"}", "{\"text\":\"a\"} ", "{}"})
    void anotherBodyIsRefusedAndTheFirstStands(String other) {
        Creation<String> first = create(attempt("key", BODY));

        isRefused(attempt("key", other));
        isReplayOf(first, attempt("key", BODY));
    }

    @Test
    void keysAreOfOneOrganizationAndOperation() {
        Creation<String> first = create(attempt("key", BODY));

        create(SOUTH, attempt("key", "{\"text\":\"south\"}"));
        create(attempt("other", IdempotencyKey.of(List.of("key")), BODY));
        create(attempt("KEY", BODY));
        isReplayOf(first, attempt("key", BODY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT23H59M59.999999S"})
    void anAttemptIsKeptForLessThan24Hours(String age) {
        Creation<String> first = create(attempt("key", BODY));
        itIs(START.plus(Duration.parse(age)));

        isReplayOf(first, attempt("key", BODY));
        isRefused(attempt("key", "{}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT24H", "P30D"})
    void anOlderOneIsReplacedWhateverItsBodyWas(String age) {
        Instant later = START.plus(Duration.parse(age));
        create(attempt("key", BODY));
        itIs(later);

        Creation<String> second = create(attempt("key", "{}"));

        assertThat(store.records()).hasSize(1);
        itIs(later.plus(Duration.ofHours(23)));
        isReplayOf(second, attempt("key", "{}"));
        isRefused(attempt("key", BODY));
    }

    @Test
    void aReplayDoesNotProlongTheTime() {
        Creation<String> first = create(attempt("key", BODY));
        itIs(START.plus(Duration.ofHours(23)));
        isReplayOf(first, attempt("key", BODY));
        itIs(START.plus(Duration.ofHours(24)));

        create(attempt("key", BODY));
    }

    @Test
    void ofAnAttemptItsIdTimeAndTwoDigestsAreKept() {
        Creation<String> first = create(attempt("key", BODY));

        IdempotencyRecord record = store.records().get(0);
        assertThat(record.operation()).isEqualTo("note");
        assertThat(record.profileId()).isEqualTo(first.id());
        assertThat(record.createdAt()).isEqualTo(START);
        assertThat(record.keyDigest()).matches("[0-9a-f]{64}").isNotEqualTo(record.bodyDigest());
        assertThat(record.bodyDigest()).matches("[0-9a-f]{64}");
    }

    @Test
    void digestsCannotBeMadeWithoutTheSecret() {
        Attempts others = attempts(NEW, Optional.empty());
        others.clock = attempts.clock;
        create(attempt("key", BODY));
        others.once(NORTH, attempt("key", BODY), id -> "another");

        assertThat(store.records()).hasSize(2);
        assertThat(store.records()).extracting(IdempotencyRecord::keyDigest).doesNotHaveDuplicates();
        assertThat(store.records()).extracting(IdempotencyRecord::bodyDigest).doesNotHaveDuplicates();
    }

    static Stream<Arguments> nodesOfAReplacement() {
        return Stream.of(
                arguments(OLD, null, OLD, NEW),
                arguments(OLD, NEW, OLD, null),
                arguments(OLD, NEW, NEW, OLD),
                arguments(NEW, OLD, OLD, NEW),
                arguments(NEW, OLD, NEW, null),
                arguments(NEW, null, NEW, OLD),
                // records from when all nodes had both secrets are found after no node has the old one any more
                arguments(OLD, NEW, NEW, null));
    }

    @ParameterizedTest
    @MethodSource("nodesOfAReplacement")
    void whileASecretIsReplacedAnAttemptIsFoundByTheNodesBeforeAndAfter(
            String first, @Nullable String firstOther, String second, @Nullable String secondOther) {
        attempts = attempts(first, Optional.ofNullable(firstOther));
        Creation<String> created = create(attempt("key", BODY));
        attempts = attempts(second, Optional.ofNullable(secondOther));

        isReplayOf(created, attempt("key", BODY));
        isRefused(attempt("key", "{}"));
        isReplayOf(created, attempt("key", BODY));
    }

    @Test
    void aReplayGivesEachRecordItMakesTheIdAndTimeOfTheFirst() {
        attempts = attempts(OLD, Optional.empty());
        IntStream.range(0, 20).forEach(i -> create(attempt("key-" + i, BODY)));
        List<ProfileId> first = List.copyOf(created);
        attempts = attempts(NEW, Optional.of(OLD));
        itIs(START.plus(Duration.ofHours(1)));
        IntStream.range(0, 20).forEach(i -> once(NORTH, attempt("key-" + i, BODY)));

        assertThat(created).isEqualTo(first);
        // if the record under the new secret comes first, it is written before the other is found
        assertThat(store.records())
                .hasSizeBetween(21, 39)
                .allMatch(record -> record.createdAt().equals(START))
                .allMatch(record -> first.contains(record.profileId()));
    }

    @Test
    void equalAttemptsMeetAtTheSameRecordFirstWhicheverSecretIsCurrent() {
        attempts(OLD, Optional.of(NEW)).once(NORTH, attempt("key", BODY), id -> "one");
        List<IdempotencyRecord> one = store.records();
        store.deleteUntil(START, 2);
        attempts(NEW, Optional.of(OLD)).once(NORTH, attempt("key", BODY), id -> "other");

        assertThat(store.records())
                .extracting(IdempotencyRecord::keyDigest)
                .isEqualTo(one.stream().map(IdempotencyRecord::keyDigest).toList());
    }

    @Test
    void recordOf24HoursIsDeleted() {
        create(attempt("old", BODY));
        itIs(START.plusNanos(1000));
        Creation<String> young = create(attempt("young", BODY));
        itIs(START.plus(Duration.ofHours(24)));

        assertThat(attempts.forget()).isFalse();

        assertThat(store.records()).extracting(IdempotencyRecord::profileId).containsExactly(young.id());
    }

    @Test
    void aThousandAreForgottenAtATime() {
        IntStream.range(0, 1001).forEach(i -> create(attempt("key-" + i, BODY)));
        itIs(START.plus(Duration.ofDays(2)));

        assertThat(attempts.forget()).as("there may be more").isTrue();
        assertThat(store.records()).hasSize(1);
        assertThat(attempts.forget()).isFalse();
        assertThat(store.records()).isEmpty();
    }
}
