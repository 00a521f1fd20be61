package health.intake.patient;

import health.intake.account.Account;
import health.intake.credential.PasswordHash;
import health.intake.id.GroupId;
import health.intake.organization.KnownOrganization;
import health.intake.person.PhoneNumber;
import health.intake.profile.NewProfile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A patient to be registered.
 *
 * @param phone the number in the request, as the organization's country understands it
 * @param groups groups that the caller may act on, at least one; the first is the group of the profile
 */
public record NewPatient(
        RegisterPatientRequest request, PhoneNumber phone, List<GroupId> groups, @Nullable PasswordHash password) {

    NewProfile profileIn(KnownOrganization organization) {
        return new NewProfile(groups.get(0), request.person(phone), organization.slug());
    }

    Account account() {
        return request.account(groups.subList(1, groups.size()));
    }
}
