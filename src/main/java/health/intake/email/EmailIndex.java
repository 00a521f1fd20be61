package health.intake.email;

import health.intake.id.OrganizationId;
import health.intake.id.ProfileId;
import java.util.Optional;

/**
 * The e-mail index, from an e-mail address of an organization to a profile: a hint, never an answer. After a hit, the caller
 * of the method loads the profile and checks that it still has the address; after a miss, it asks the database. No method
 * throws because the store behind it is unavailable, slow or holds invalid entries.
 */
public interface EmailIndex {

    /** The profile that had the address when its row was at the version. */
    record Entry(ProfileId profileId, long version) {}

    /** Whether the store behind the index answers at present. */
    enum Status {
        UP,
        DOWN
    }

    /** Empty means unknown: there are no negative entries, and a failure of the store looks the same. */
    Optional<Entry> find(OrganizationId organizationId, EmailAddress email);

    /**
     * Makes the address point to the entry's profile, unless it points there with a higher version. To be called after the
     * commit.
     */
    void put(OrganizationId organizationId, EmailAddress email, Entry entry);

    /**
     * Makes {@code to} point to the entry's profile as {@link #put} does, and removes {@code from} if that points to the
     * same profile with no higher version. To be called after the commit.
     */
    void move(OrganizationId organizationId, EmailAddress from, EmailAddress to, Entry entry);

    /**
     * Removes the address if it points to the entry's profile with no higher version. To be called after the commit.
     */
    void remove(OrganizationId organizationId, EmailAddress email, Entry entry);

    /** Calls that write since the start that are not known to have reached the store. */
    long failedWrites();

    Status status();
}
