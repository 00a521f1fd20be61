package health.intake.erasure;

import health.intake.email.EmailAddress;
import health.intake.id.GroupId;
import health.intake.id.ProfileId;

/** A person about to be erased, with what the row alone tells. */
record FoundPerson(ProfileId id, GroupId groupId, EmailAddress email, long version) {

    @Override
    public String toString() {
        return "FoundPerson[" + id + "]";
    }
}
