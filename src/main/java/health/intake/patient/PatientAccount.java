package health.intake.patient;

import health.intake.database.WordsColumn;
import health.intake.healthcard.HealthCard;
import health.intake.id.GroupId;
import health.intake.id.OrganizationId;
import health.intake.id.ProfileId;
import health.intake.json.FreeObject;
import health.intake.person.AdministrativeGender;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The data of a patient besides the profile. A new account belongs to a profile that got a password later. */
@Entity
@Table(name = "patient")
@SuppressWarnings("NullAway.Init") // the persistence provider fills the fields
class PatientAccount {

    @Id
    @Column(name = "profile_id")
    private UUID profileId;

    @Column(name = "organization_id")
    private UUID organizationId;

    /** Null if the profile's sex tells the gender. */
    @Column(name = "unspecified_gender")
    private @Nullable String unspecifiedGender;

    @Convert(converter = WordsColumn.class)
    private List<String> roles = List.of(RegisterPatientRequest.PATIENT);

    private @Nullable String meta;

    @Column(name = "unread_notifications")
    private int unreadNotifications;

    @Column(name = "emr_id")
    private @Nullable Long emrId;

    private @Nullable String referrer;

    @Column(name = "health_card")
    private byte @Nullable [] healthCard;

    @Column(name = "accepts_marketing")
    private boolean acceptsMarketing;

    @Column(name = "has_insurance")
    private boolean hasInsurance;

    @Convert(converter = WordsColumn.class)
    private List<String> providers = List.of();

    @Column(name = "email_verified")
    private boolean emailVerified;

    @Column(name = "phone_verified")
    private boolean phoneVerified;

    private @Nullable String province;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "patient_group", joinColumns = @JoinColumn(name = "profile_id"))
    @OrderColumn(name = "position")
    private List<FurtherGroup> furtherGroups = new ArrayList<>();

    protected PatientAccount() {}

    PatientAccount(ProfileId profileId, OrganizationId organizationId) {
        this.profileId = profileId.value();
        this.organizationId = organizationId.value();
    }

    /** Takes over the fields of a registration, except groups and health card. */
    void register(RegisterPatientRequest request) {
        unspecifiedGender = request.gender().sex() == null ? request.gender().code() : null;
        roles = request.roles() == null ? roles : request.roles();
        meta = request.meta() == null ? null : request.meta().text();
        unreadNotifications = request.unreadNotifications() == null
                ? 0
                : request.unreadNotifications().intValueExact();
        emrId = request.emrId() == null ? null : request.emrId().longValueExact();
        referrer = request.referrer();
        acceptsMarketing = Boolean.TRUE.equals(request.acceptsMarketing());
        hasInsurance = Boolean.TRUE.equals(request.hasInsurance());
        providers = request.providers() == null ? providers : canonical(request.providers());
        province = request.province();
        verify(request.verifications());
    }

    private void verify(@Nullable Verifications verifications) {
        emailVerified = verifications != null && Boolean.TRUE.equals(verifications.email());
        phoneVerified = verifications != null && Boolean.TRUE.equals(verifications.phone());
    }

    void join(List<GroupId> groups) {
        OrganizationId organization = new OrganizationId(organizationId);
        groups.forEach(group -> furtherGroups.add(new FurtherGroup(organization, group)));
    }

    void healthCard(byte[] sealed) {
        this.healthCard = sealed.clone();
    }

    byte @Nullable [] healthCard() {
        return healthCard == null ? null : healthCard.clone();
    }

    List<String> roles() {
        return roles;
    }

    List<GroupId> furtherGroups() {
        return furtherGroups.stream().map(FurtherGroup::groupId).toList();
    }

    /** @param sex of the profile; decides if it is known */
    AdministrativeGender gender(@Nullable Integer sex) {
        if (sex != null) {
            return AdministrativeGender.ofSex(sex);
        }
        return Optional.ofNullable(unspecifiedGender)
                .flatMap(AdministrativeGender::ofCode)
                .orElse(AdministrativeGender.UNKNOWN);
    }

    /** @param card the decrypted card; null if there is none */
    PatientResponse.Account document(@Nullable HealthCard card) {
        return new PatientResponse.Account(
                meta == null ? null : new FreeObject(meta),
                unreadNotifications,
                emrId,
                referrer,
                card,
                acceptsMarketing,
                hasInsurance,
                providers,
                new Verifications(emailVerified, phoneVerified),
                province);
    }

    private static List<String> canonical(List<String> ids) {
        return ids.stream().map(id -> UUID.fromString(id).toString()).toList();
    }
}
