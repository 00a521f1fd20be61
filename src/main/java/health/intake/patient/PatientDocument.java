package health.intake.patient;

import health.intake.healthcard.HealthCard;
import health.intake.id.GroupId;
import health.intake.organization.KnownOrganization;
import health.intake.person.Username;
import health.intake.profile.ProfileResponse;
import health.intake.profile.Stored;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Builds the document of a patient from the profile and the account. */
final class PatientDocument {

    private PatientDocument() {}

    /** @param card as the caller may see it */
    static PatientResponse of(
            KnownOrganization organization, Stored stored, PatientAccount account, @Nullable HealthCard card) {
        ProfileResponse profile = stored.profile();
        return new PatientResponse(
                profile.id(),
                organization.slug(),
                PatientResponse.Identity.of(
                        profile,
                        account.gender(profile.sex()),
                        Username.of(stored.email(), organization.slug()).text()),
                account.roles(),
                profile.dateOfBirth(),
                account.document(card),
                groups(stored.groupId(), account),
                profile.createdAt(),
                profile.updatedAt());
    }

    private static List<GroupId> groups(GroupId ofProfile, PatientAccount account) {
        return Stream.concat(Stream.of(ofProfile), account.furtherGroups().stream())
                .toList();
    }
}
