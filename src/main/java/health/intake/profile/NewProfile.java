package health.intake.profile;

import health.intake.id.GroupId;
import health.intake.person.Person;
import org.jspecify.annotations.Nullable;

/**
 * A profile to be created.
 *
 * @param groupId a group that the caller may act on
 * @param person becomes part of the profile, with a placeholder for an address that it does not have
 * @param usernameIn slug of the organization in which a patient gets a username; null for a profile without a username
 */
public record NewProfile(GroupId groupId, Person person, @Nullable String usernameIn) {

    @Override
    public String toString() {
        return "NewProfile[masked]";
    }
}
