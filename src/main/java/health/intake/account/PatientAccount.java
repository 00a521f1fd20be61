package health.intake.account;

import health.intake.database.WordsColumn;
import health.intake.healthcard.HealthCard;
import health.intake.healthcard.SealedCard;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The row of an account. */
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
    private List<String> roles = Account.DEFAULT_ROLES;

    private @Nullable String meta;

    @Column(name = "unread_notifications")
    private int unreadNotifications;

    @Column(name = "emr_id")
    private @Nullable Long emrId;

    private @Nullable String referrer;

    @Column(name = "health_card")
    private byte @Nullable [] healthCard;

    @Column(name = "health_card_further")
    private byte @Nullable [] furtherHealthCard;

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

    @Column(name = "verifications_further")
    private @Nullable String furtherVerifications;

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

    /** Takes over everything but groups and health card. */
    void become(Account account) {
        AdministrativeGender gender = account.unspecifiedGender();
        AccountFields fields = account.fields();
        unspecifiedGender = gender == null ? null : gender.code();
        roles = account.roles();
        meta = fields.meta() == null ? null : fields.meta().text();
        unreadNotifications = fields.unreadNotifications();
        emrId = fields.emrId();
        referrer = fields.referrer();
        acceptsMarketing = fields.acceptsMarketing();
        hasInsurance = fields.hasInsurance();
        providers = fields.providers();
        province = fields.province();
        verify(fields.verifications());
    }

    private void verify(Verifications verifications) {
        emailVerified = Boolean.TRUE.equals(verifications.email());
        phoneVerified = Boolean.TRUE.equals(verifications.phone());
        furtherVerifications = verifications.further().isEmpty()
                ? null
                : verifications.further().text();
    }

    /** The values of all columns that a change may alter, but for those of the health card. */
    Map<String, @Nullable Object> columns() {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("unspecified_gender", unspecifiedGender);
        columns.put("roles", String.join(" ", roles));
        columns.put("meta", meta);
        columns.put("unread_notifications", unreadNotifications);
        columns.put("emr_id", emrId);
        columns.put("referrer", referrer);
        columns.put("accepts_marketing", acceptsMarketing);
        columns.put("has_insurance", hasInsurance);
        columns.put("providers", String.join(" ", providers));
        columns.put("email_verified", emailVerified);
        columns.put("phone_verified", phoneVerified);
        columns.put("verifications_further", furtherVerifications);
        columns.put("province", province);
        return columns;
    }

    /** The values of the columns of the health card. */
    Map<String, @Nullable Object> cardColumns() {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("health_card", healthCard);
        columns.put("health_card_further", furtherHealthCard);
        return columns;
    }

    void join(List<GroupId> groups) {
        OrganizationId organization = new OrganizationId(organizationId);
        groups.forEach(group -> furtherGroups.add(new FurtherGroup(organization, group)));
    }

    void healthCard(@Nullable SealedCard sealed) {
        this.healthCard = sealed == null ? null : sealed.named();
        this.furtherHealthCard = sealed == null ? null : sealed.further();
    }

    @Nullable
    SealedCard healthCard() {
        return healthCard == null ? null : new SealedCard(healthCard, furtherHealthCard);
    }

    ProfileId profileId() {
        return new ProfileId(profileId);
    }

    OrganizationId organizationId() {
        return new OrganizationId(organizationId);
    }

    /** @param card the decrypted card; null if there is none */
    Account account(@Nullable HealthCard card) {
        return new Account(
                Optional.ofNullable(unspecifiedGender)
                        .flatMap(AdministrativeGender::ofCode)
                        .orElse(null),
                roles,
                fields(card),
                furtherGroups.stream().map(FurtherGroup::groupId).toList());
    }

    private AccountFields fields(@Nullable HealthCard card) {
        FreeObject further = furtherVerifications == null ? FreeObject.empty() : new FreeObject(furtherVerifications);
        return new AccountFields(
                meta == null ? null : new FreeObject(meta),
                unreadNotifications,
                emrId,
                referrer,
                card,
                acceptsMarketing,
                hasInsurance,
                providers,
                new Verifications(emailVerified, phoneVerified, further),
                province);
    }
}
