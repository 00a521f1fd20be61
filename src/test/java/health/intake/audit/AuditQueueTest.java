package health.intake.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import health.intake.id.OrganizationId;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditQueueTest {

    /** Entries of one profile, and of one organization. */
    private static final int SHARE = 12_500;

    private static final int SHARE_OF_LISTS = 481;

    private final AuditQueue queue = new AuditQueue();
    private final FakeWriter writer = new FakeWriter();

    /** Records written entries, unless it is set to fail. */
    private static final class FakeWriter extends AuditWriter {

        private final List<AuditEntry> written = new ArrayList<>();
        private final List<Boolean> again = new ArrayList<>();
        private boolean fails;
        private int deadlocks;
        private Error error;
        private Runnable beforeFailing = () -> {};

        @Override
        public void write(List<AuditEntry> entries, boolean again) {
            this.again.add(again);
            if (error != null) {
                throw error;
            }
            if (deadlocks-- > 0) {
                throw new IllegalStateException();
            }
            if (fails) {
                beforeFailing.run();
                throw new IllegalStateException();
            }
            written.addAll(entries);
        }
    }

    @BeforeEach
    void prepare() {
        queue.writer = writer;
    }

    private List<AuditEntry> offered(int count) {
        List<AuditEntry> entries =
                IntStream.range(0, count).mapToObj(i -> AuditFixture.entry()).toList();
        entries.forEach(queue::offer);
        return entries;
    }

    private void isUnavailable() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> queue.offer(AuditFixture.entry()))
                .matches(problem -> problem.type() == ProblemType.UNAVAILABLE);
    }

    @Test
    void everythingIsWrittenOnceAndInItsOrder() {
        List<AuditEntry> entries = offered(2_500);

        queue.write();
        queue.write();

        assertThat(writer.written).isEqualTo(entries);
        assertThat(writer.again).hasSize(3).containsOnly(false);
    }

    @Test
    void aFullQueueIsUnavailableUntilItIsWritten() {
        offered(SHARE);
        isUnavailable();

        queue.write();

        queue.offer(AuditFixture.entry());
        assertThat(writer.written).hasSize(SHARE);
    }

    @Test
    void callerWaitsForRoomInAFullQueue() throws Exception {
        offered(SHARE);
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> queue.offer(AuditFixture.entry()));
        assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> waiting.get(100, TimeUnit.MILLISECONDS));

        queue.write();

        waiting.get(1, TimeUnit.SECONDS);
        queue.write();
        assertThat(writer.written).hasSize(SHARE + 1);
    }

    @Test
    void organizationThatFilledItsShareKeepsNoOtherOut() {
        offered(SHARE);
        isUnavailable();

        queue.offer(AuditFixture.list(new OrganizationId(UUID.randomUUID()), 500));
        queue.offer(AuditFixture.list(null, 500));

        assertThat(queue.length()).isEqualTo(SHARE + 2);
    }

    @Test
    void anEntryTakesAsMuchRoomAsItNamesProfiles() {
        IntStream.range(0, SHARE_OF_LISTS).forEach(i -> queue.offer(AuditFixture.list(500)));

        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> queue.offer(AuditFixture.list(500)));
        assertThat(queue.length()).isEqualTo(SHARE_OF_LISTS);
    }

    @Test
    void aBatchIsBoundedByTheProfilesOfItsEntriesToo() {
        IntStream.range(0, 500).forEach(i -> queue.offer(AuditFixture.list(100)));

        queue.write();

        assertThat(writer.written).hasSize(500);
        assertThat(writer.again).as("transactions").hasSize(3);
    }

    @Test
    void failedBatchIsRetriedUnchanged() {
        List<AuditEntry> first = offered(10);
        writer.beforeFailing = () -> {
            writer.beforeFailing = () -> {};
            queue.offer(AuditFixture.entry());
        };
        writer.fails = true;
        assertThatIllegalStateException().isThrownBy(queue::write);
        writer.fails = false;

        queue.write();

        assertThat(writer.written).startsWith(first.toArray(AuditEntry[]::new)).hasSize(11);
        assertThat(writer.again)
                .as("the one that came meanwhile is written on its own")
                .containsExactly(false, true, true, false);
    }

    @Test
    void aStoreThatFailedIsUnavailableUntilItHasSucceededAgain() {
        List<AuditEntry> entries = offered(1_200);
        writer.fails = true;
        for (int i = 0; i < 2; i++) {
            assertThatIllegalStateException().isThrownBy(queue::write);
            assertThat(queue.isFailing()).isTrue();
            isUnavailable();
        }

        writer.fails = false;
        queue.write();

        assertThat(queue.isFailing()).isFalse();
        assertThat(writer.written).isEqualTo(entries);
        assertThat(writer.again)
                .as("tells that a commit may have been lost")
                .containsExactly(false, true, true, true, false);
        queue.offer(AuditFixture.entry());
    }

    @Test
    void ofRefusalsTheFirstOfASubjectIsTakenInAMinuteAndNobodyWaitsForIt() {
        List<AuditEntry> entries =
                IntStream.range(0, 4).mapToObj(i -> AuditFixture.entry()).toList();

        queue.offerFirst("refused", "one", entries.get(0));
        queue.offerFirst("refused", "one", entries.get(1));
        queue.offerFirst("refused", "other", entries.get(2));
        queue.beginMinute();
        queue.offerFirst("refused", "one", entries.get(3));
        queue.write();

        assertThat(writer.written).containsExactly(entries.get(0), entries.get(2), entries.get(3));
        offered(SHARE);
        queue.offerFirst("refused", "third", entries.get(1));
        assertThat(queue.length()).isEqualTo(SHARE);
    }

    @Test
    void oneKindOfRefusalDoesNotKeepAnotherOutOfTheTrail() {
        queue.offerFirst("refused", "one", AuditFixture.entry());
        queue.offerFirst("limited", "one", AuditFixture.entry());

        queue.write();

        assertThat(writer.written).hasSize(2);
    }

    @Test
    void manySubjectsAreNotManyEntries() {
        IntStream.range(0, 5_000).forEach(i -> queue.offerFirst("refused", "subject " + i, AuditFixture.entry()));

        queue.write();

        assertThat(writer.written).hasSize(1_000);
    }

    @Test
    void aBatchIsRetriedOnceBeforeRequestsAreRefused() {
        List<AuditEntry> entries = offered(10);
        writer.deadlocks = 1;

        queue.write();

        assertThat(queue.isFailing()).isFalse();
        assertThat(writer.written).isEqualTo(entries);
        assertThat(writer.again).containsExactly(false, true);
    }

    @Test
    void anErrorRefusesRequestsLikeAnyOtherFailure() {
        offered(10);
        writer.error = new NoClassDefFoundError();

        assertThatExceptionOfType(NoClassDefFoundError.class).isThrownBy(queue::write);

        assertThat(queue.isFailing()).isTrue();
        isUnavailable();
        writer.error = null;
        queue.write();
        assertThat(queue.isFailing()).isFalse();
        assertThat(writer.written).hasSize(10);
    }

    @Test
    void nothingIsAskedOfTheStoreWhileNothingWaits() {
        queue.write();

        assertThat(writer.again).isEmpty();
    }
}
