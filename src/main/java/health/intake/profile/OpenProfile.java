package health.intake.profile;

import health.intake.credential.PasswordHash;
import health.intake.email.EmailAddress;
import health.intake.id.GroupId;
import health.intake.id.ProfileId;
import health.intake.person.Person;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A profile whose row this transaction has locked, so that every change of the profile, and of what hangs on it, is made on
 * what the one before has left.
 */
public final class OpenProfile {

    private final Profile profile;
    private final EmailAddress before;
    private final ProfileState stateBefore;
    private final GroupId groupBefore;
    private final long version;

    OpenProfile(Profile profile) {
        this.profile = profile;
        this.version = profile.version();
        this.before = profile.person().email();
        this.stateBefore = profile.state();
        this.groupBefore = profile.groupId();
    }

    Profile profile() {
        return profile;
    }

    public ProfileId id() {
        return profile.id();
    }

    /** The personal data, to be changed. */
    public Person person() {
        return profile.person();
    }

    /** Puts the profile into a state, which it may be in already. */
    public void become(ProfileState state) {
        profile.become(state);
    }

    /** Puts the profile into a group, which it may be in already. */
    public void moveTo(GroupId group) {
        profile.moveTo(group);
    }

    /** The profile as it is by now. */
    public Stored stored() {
        return Stored.of(profile);
    }

    /** Whether the row was written. */
    boolean isWritten() {
        return profile.version() != version;
    }

    /** The address that the row had when it was locked. */
    EmailAddress before() {
        return before;
    }

    /** Whether the profile is in another state than when it was locked. */
    boolean isStateChanged() {
        return profile.state() != stateBefore;
    }

    /** Names of the fields that got another value; a password always counts as changed. */
    Set<String> effect(@Nullable PasswordHash password) {
        Set<String> fields = new HashSet<>(profile.person().changedFields());
        if (password != null) {
            fields.add("password");
        }
        if (isStateChanged()) {
            fields.add("state");
        }
        if (!profile.groupId().equals(groupBefore)) {
            fields.add("profile_group");
        }
        return Set.copyOf(fields);
    }
}
