package health.intake.email;

import health.intake.id.OrganizationId;
import health.intake.id.ProfileId;
import java.util.Optional;

/**
 * The reverse index from an e-mail address of an organization to a profile: a hint, never an answer. Whoever finds an
 * entry loads the profile and checks that it still has the address; whoever finds none asks the database. No method
 * throws because the store behind it is away, slow or holds rubbish.
 */
public interface EmailIndex {

    /** The profile that had the address when its row was at the version. */
    record Entry(ProfileId profileId, long version) {}

    /** Whether the store behind the index answers at present. */
    enum Status {
        UP,
        DOWN
    }

    /** Empty means unknown: there are no negative entries, and trouble with the store looks the same. */
    Optional<Entry> find(OrganizationId organizationId, EmailAddress email);

    /**
     * Makes the address lead to the entry's profile, unless it leads there with a higher version. To be called after the
     * commit.
     */
    void put(OrganizationId organizationId, EmailAddress email, Entry entry);

    /**
     * Makes {@code to} lead to the entry's profile as {@link #put} does, and forgets {@code from} if that leads to the
     * same profile with no higher version. To be called after the commit.
     */
    void move(OrganizationId organizationId, EmailAddress from, EmailAddress to, Entry entry);

    /** Calls of {@link #put} and {@link #move} since the start that are not known to have reached the store. */
    long failedWrites();

    Status status();
}
