package health.intake.patient;

import health.intake.account.Account;
import health.intake.account.AccountFields;
import health.intake.healthcard.HealthCard;
import health.intake.id.GroupId;
import health.intake.json.FreeObject;
import health.intake.organization.KnownOrganization;
import health.intake.person.AdministrativeGender;
import health.intake.person.Username;
import health.intake.profile.ProfileResponse;
import health.intake.profile.Stored;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A patient: a profile and the account beside it, as they are stored. */
record Patient(KnownOrganization organization, Stored stored, Account account) {

    AdministrativeGender gender() {
        return account.gender(stored.profile().sex());
    }

    CountryRules rules() {
        return new CountryRules(organization.country());
    }

    String username() {
        return Username.of(stored.email(), organization.slug()).text();
    }

    /** The profile's group, then the further groups. */
    List<GroupId> groups() {
        return Stream.concat(Stream.of(stored.groupId()), account.furtherGroups().stream())
                .toList();
    }

    /** The fields that are objects; an empty one for null. */
    Map<String, FreeObject> objects() {
        AccountFields fields = account.fields();
        return Map.of(
                "meta", Optional.ofNullable(fields.meta()).orElseGet(FreeObject::empty),
                "hcCard",
                        Optional.ofNullable(fields.hcCard())
                                .map(HealthCard::object)
                                .orElseGet(FreeObject::empty),
                "verifications", fields.verifications().object());
    }

    StoredPatient document() {
        ProfileResponse profile = stored.profile();
        PatientResponse patient = new PatientResponse(
                profile.id(),
                organization.slug(),
                PatientResponse.Identity.of(profile, gender(), username()),
                account.roles(),
                profile.dateOfBirth(),
                account.fields(),
                groups(),
                profile.createdAt(),
                profile.updatedAt());
        return new StoredPatient(patient, stored.version());
    }

    @Override
    public String toString() {
        return "Patient[" + stored.profile().id() + "]";
    }
}
