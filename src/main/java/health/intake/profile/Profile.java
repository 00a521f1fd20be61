package health.intake.profile;

import health.intake.email.EmailAddress;
import health.intake.id.GroupId;
import health.intake.id.OrganizationId;
import health.intake.id.ProfileId;
import health.intake.person.Measure;
import health.intake.person.MeasureColumn;
import health.intake.person.PersonName;
import health.intake.person.PhoneNumber;
import health.intake.person.Username;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostPersist;
import jakarta.persistence.PostUpdate;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person in the registry of one organization. */
@Entity
@Table(name = "profile")
@SuppressWarnings("NullAway.Init") // the persistence provider fills the fields
class Profile {

    @Id
    private UUID id;

    @Column(name = "organization_id")
    private UUID organizationId;

    @Column(name = "group_id")
    private UUID groupId;

    private @Nullable String handle;

    @Column(name = "first_name")
    private String firstName;

    @Column(name = "last_name")
    private String lastName;

    private String email; // as given

    @Column(name = "email_canonical")
    private String emailCanonical;

    private @Nullable String phone;

    /** ISO/IEC 5218: 1 male, 2 female. */
    private @Nullable Integer sex;

    @Column(name = "date_of_birth")
    private LocalDate dateOfBirth;

    /** Centimetres. */
    @Convert(converter = MeasureColumn.class)
    private @Nullable BigDecimal height;

    /** Kilograms. */
    @Convert(converter = MeasureColumn.class)
    private @Nullable BigDecimal weight;

    private String language;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private @Nullable Instant updatedAt;

    @Version
    private long version;

    /** Null until the first change: the constructor that weaving adds sets nothing. */
    @Transient
    private @Nullable Set<String> changedFields;

    protected Profile() {}

    Profile(ProfileId id, OrganizationId organizationId, GroupId groupId, Instant createdAt) {
        this.id = id.value();
        this.organizationId = organizationId.value();
        this.groupId = groupId.value();
        this.createdAt = createdAt;
    }

    ProfileId id() {
        return new ProfileId(id);
    }

    GroupId groupId() {
        return new GroupId(groupId);
    }

    @Nullable
    String handle() {
        return handle;
    }

    String firstName() {
        return firstName;
    }

    String lastName() {
        return lastName;
    }

    EmailAddress email() {
        return EmailAddress.stored(email, emailCanonical);
    }

    @Nullable
    String phone() {
        return phone;
    }

    @Nullable
    Integer sex() {
        return sex;
    }

    LocalDate dateOfBirth() {
        return dateOfBirth;
    }

    @Nullable
    BigDecimal height() {
        return height;
    }

    @Nullable
    BigDecimal weight() {
        return weight;
    }

    String language() {
        return language;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable
    Instant updatedAt() {
        return updatedAt;
    }

    long version() {
        return version;
    }

    /** Names, as in the contract, of the fields that got another value since the row was read or written. */
    Set<String> changedFields() {
        return changedFields == null ? Set.of() : Set.copyOf(changedFields);
    }

    @PostPersist
    @PostUpdate
    void written() {
        changedFields = null;
    }

    private void note(String field, @Nullable Object before, @Nullable Object now) {
        if (!Objects.equals(before, now)) {
            changedFields = changedFields == null ? new HashSet<>() : changedFields;
            changedFields.add(field);
        }
    }

    void firstName(String name) {
        String normal = PersonName.normalise(name);
        note("first_name", firstName, normal);
        this.firstName = normal;
    }

    void lastName(String name) {
        String normal = PersonName.normalise(name);
        note("last_name", lastName, normal);
        this.lastName = normal;
    }

    void email(EmailAddress address) {
        note("email", email, address.text());
        this.email = address.text();
        this.emailCanonical = address.canonical();
        this.handle =
                handle == null ? null : Username.parse(handle).with(address).text();
    }

    void handle(Username username) {
        this.handle = username.text();
    }

    void phone(@Nullable PhoneNumber number) {
        String e164 = number == null ? null : number.e164();
        note("phone", phone, e164);
        this.phone = e164;
    }

    void sex(@Nullable Integer sex) {
        note("sex", this.sex, sex);
        this.sex = sex;
    }

    void dateOfBirth(LocalDate date) {
        note("date_of_birth", dateOfBirth, date);
        this.dateOfBirth = date;
    }

    void height(@Nullable BigDecimal centimetres) {
        BigDecimal plain = centimetres == null ? null : Measure.plain(centimetres);
        note("height", height, plain);
        this.height = plain;
    }

    void weight(@Nullable BigDecimal kilograms) {
        BigDecimal plain = kilograms == null ? null : Measure.plain(kilograms);
        note("weight", weight, plain);
        this.weight = plain;
    }

    void language(String language) {
        note("language", this.language, language);
        this.language = language;
    }

    void changed(Instant now) {
        this.updatedAt = now;
    }
}
