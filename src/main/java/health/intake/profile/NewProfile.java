package health.intake.profile;

import health.intake.id.GroupId;
import health.intake.person.Person;
import org.jspecify.annotations.Nullable;

/**
 * A profile to be created.
 *
 * @param groupId a group that the caller may act on
 * @param usernameIn slug of the organization in which a patient gets a username; null for a profile without a username
 */
public record NewProfile(GroupId groupId, Person person, @Nullable String usernameIn) {

    /** Fills a profile, except the e-mail and the fields derived from it. */
    void applyTo(Profile profile) {
        profile.firstName(person.firstName());
        profile.lastName(person.lastName());
        profile.phone(person.phone());
        profile.sex(person.sex());
        profile.dateOfBirth(person.dateOfBirth());
        profile.height(person.height());
        profile.weight(person.weight());
        profile.language(person.language());
    }

    @Override
    public String toString() {
        return "NewProfile[masked]";
    }
}
