package health.intake.email;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.email.EmailIndex.Entry;
import health.intake.email.EmailIndex.Status;
import health.intake.id.OrganizationId;
import health.intake.id.ProfileId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The behaviour of every e-mail index, for all implementations. Every test has its own organizations. */
interface EmailIndexContract {

    EmailAddress OLD = address("old@example.org");
    EmailAddress NEW = address("new@example.org");

    EmailIndex index();

    static EmailAddress address(String canonical) {
        return EmailAddress.parse(canonical).orElseThrow();
    }

    @Test
    default void findsTheProfileThatWasPut() {
        OrganizationId organization = new OrganizationId(UUID.randomUUID());
        ProfileId profile = new ProfileId(UUID.randomUUID());

        index().put(organization, NEW, new Entry(profile, 7));

        assertThat(index().find(organization, NEW)).contains(new Entry(profile, 7));
        assertThat(index().failedWrites()).isZero();
        assertThat(index().status()).isEqualTo(Status.UP);
    }

    @Test
    default void findsNothingThatWasNotPut() {
        OrganizationId organization = new OrganizationId(UUID.randomUUID());

        index().put(organization, NEW, new Entry(new ProfileId(UUID.randomUUID()), 0));

        assertThat(index().find(organization, OLD)).isEmpty();
    }

    @Test
    default void findsNothingOfAnotherOrganization() {
        index().put(new OrganizationId(UUID.randomUUID()), NEW, new Entry(new ProfileId(UUID.randomUUID()), 0));

        assertThat(index().find(new OrganizationId(UUID.randomUUID()), NEW)).isEmpty();
    }

    @Test
    default void findsByTheCanonicalForm() {
        OrganizationId organization = new OrganizationId(UUID.randomUUID());
        ProfileId profile = new ProfileId(UUID.randomUUID());

        index().put(organization, EmailAddress.parse("Zoë@Example.org").orElseThrow(), new Entry(profile, 0));

        assertThat(index().find(organization, address("zoë@example.org"))).contains(new Entry(profile, 0));
        assertThat(index().find(organization, address("zoe@example.org"))).isEmpty();
    }

    @Test
    default void olderWriteOfTheSameProfileComesTooLate() {
        OrganizationId organization = new OrganizationId(UUID.randomUUID());
        ProfileId profile = new ProfileId(UUID.randomUUID());

        index().put(organization, NEW, new Entry(profile, 10));
        index().put(organization, NEW, new Entry(profile, 9));

        assertThat(index().find(organization, NEW)).contains(new Entry(profile, 10));
    }

    @Test
    default void anotherProfileTakesAFreedAddressWhateverItsVersion() {
        OrganizationId organization = new OrganizationId(UUID.randomUUID());
        ProfileId next = new ProfileId(UUID.randomUUID());

        index().put(organization, NEW, new Entry(new ProfileId(UUID.randomUUID()), 10));
        index().put(organization, NEW, new Entry(next, 0));

        assertThat(index().find(organization, NEW)).contains(new Entry(next, 0));
    }

    @Test
    default void moveForgetsTheOldAddress() {
        OrganizationId organization = new OrganizationId(UUID.randomUUID());
        ProfileId profile = new ProfileId(UUID.randomUUID());

        index().put(organization, OLD, new Entry(profile, 0));
        index().move(organization, OLD, NEW, new Entry(profile, 1));

        assertThat(index().find(organization, OLD)).isEmpty();
        assertThat(index().find(organization, NEW)).contains(new Entry(profile, 1));
    }

    @Test
    default void moveForgetsTheOldAddressAlsoAtTheSameVersion() {
        OrganizationId organization = new OrganizationId(UUID.randomUUID());
        ProfileId profile = new ProfileId(UUID.randomUUID());

        index().put(organization, OLD, new Entry(profile, 1));
        index().move(organization, OLD, NEW, new Entry(profile, 1));

        assertThat(index().find(organization, OLD)).isEmpty();
    }

    @Test
    default void moveFromAnUnknownAddressPutsTheNewOne() {
        OrganizationId organization = new OrganizationId(UUID.randomUUID());
        ProfileId profile = new ProfileId(UUID.randomUUID());

        index().move(organization, OLD, NEW, new Entry(profile, 1));

        assertThat(index().find(organization, NEW)).contains(new Entry(profile, 1));
    }

    @Test
    default void moveLeavesTheOldAddressToAProfileThatTookIt() {
        OrganizationId organization = new OrganizationId(UUID.randomUUID());
        ProfileId mover = new ProfileId(UUID.randomUUID());
        ProfileId taker = new ProfileId(UUID.randomUUID());

        index().put(organization, OLD, new Entry(taker, 0));
        index().move(organization, OLD, NEW, new Entry(mover, 5));

        assertThat(index().find(organization, OLD)).contains(new Entry(taker, 0));
        assertThat(index().find(organization, NEW)).contains(new Entry(mover, 5));
    }

    @Test
    default void lateMoveLeavesAnAddressThatTheProfileHasAgain() {
        OrganizationId organization = new OrganizationId(UUID.randomUUID());
        ProfileId profile = new ProfileId(UUID.randomUUID());

        index().move(organization, NEW, OLD, new Entry(profile, 3));
        index().move(organization, OLD, NEW, new Entry(profile, 2));

        assertThat(index().find(organization, OLD)).contains(new Entry(profile, 3));
    }

    @Test
    default void moveLeavesANewerEntryOfTheProfileAtTheNewAddress() {
        OrganizationId organization = new OrganizationId(UUID.randomUUID());
        ProfileId profile = new ProfileId(UUID.randomUUID());

        index().put(organization, NEW, new Entry(profile, 4));
        index().move(organization, OLD, NEW, new Entry(profile, 1));

        assertThat(index().find(organization, NEW)).contains(new Entry(profile, 4));
    }

    @Test
    default void moveToTheSameCanonicalAddressKeepsTheEntryWithTheHigherVersion() {
        OrganizationId organization = new OrganizationId(UUID.randomUUID());
        ProfileId profile = new ProfileId(UUID.randomUUID());
        EmailAddress shouted = EmailAddress.parse("NEW@EXAMPLE.ORG").orElseThrow();

        index().put(organization, NEW, new Entry(profile, 1));
        index().move(organization, NEW, shouted, new Entry(profile, 2));
        assertThat(index().find(organization, NEW)).contains(new Entry(profile, 2));

        index().move(organization, shouted, NEW, new Entry(profile, 1));
        assertThat(index().find(organization, NEW)).contains(new Entry(profile, 2));
    }

    @Test
    default void concurrentPutsEndWithTheHighestVersion() throws Exception {
        OrganizationId organization = new OrganizationId(UUID.randomUUID());
        ProfileId profile = new ProfileId(UUID.randomUUID());
        List<Long> versions = new ArrayList<>(LongStream.range(0, 200).boxed().toList());
        Collections.shuffle(versions);

        inParallel(versions.stream()
                .<Callable<Void>>map(version -> () -> {
                    index().put(organization, NEW, new Entry(profile, version));
                    return null;
                })
                .toList());

        assertThat(index().find(organization, NEW)).contains(new Entry(profile, 199));
    }

    @Test
    default void concurrentMovesEndAtTheAddressOfTheHighestVersion() throws Exception {
        OrganizationId organization = new OrganizationId(UUID.randomUUID());
        ProfileId profile = new ProfileId(UUID.randomUUID());
        index().put(organization, OLD, new Entry(profile, 0));
        // odd versions have the new address, even ones the old address
        List<Callable<Void>> moves = new ArrayList<>(LongStream.rangeClosed(1, 199)
                .<Callable<Void>>mapToObj(version -> () -> {
                    boolean there = version % 2 == 1;
                    index().move(organization, there ? OLD : NEW, there ? NEW : OLD, new Entry(profile, version));
                    return null;
                })
                .toList());
        Collections.shuffle(moves);

        inParallel(moves);

        assertThat(index().find(organization, NEW)).contains(new Entry(profile, 199));
    }

    private static void inParallel(List<Callable<Void>> calls) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (Future<Void> call : threads.invokeAll(calls)) {
                call.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
