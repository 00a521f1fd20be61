package health.intake.profile;

import health.intake.email.EmailAddress;
import health.intake.person.Measure;
import health.intake.person.MeasureColumn;
import health.intake.person.PersonName;
import health.intake.person.PhoneNumber;
import health.intake.person.Username;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
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

    protected Profile() {}

    Profile(UUID id, UUID organizationId, UUID groupId, Instant createdAt) {
        this.id = id;
        this.organizationId = organizationId;
        this.groupId = groupId;
        this.createdAt = createdAt;
    }

    UUID id() {
        return id;
    }

    UUID groupId() {
        return groupId;
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

    void firstName(String name) {
        this.firstName = PersonName.normalise(name);
    }

    void lastName(String name) {
        this.lastName = PersonName.normalise(name);
    }

    void email(EmailAddress address) {
        this.email = address.text();
        this.emailCanonical = address.canonical();
        this.handle =
                handle == null ? null : Username.parse(handle).with(address).text();
    }

    void handle(Username username) {
        this.handle = username.text();
    }

    void phone(@Nullable String number) {
        this.phone = number == null ? null : PhoneNumber.ofInternational(number).orElseThrow();
    }

    void sex(@Nullable Integer sex) {
        this.sex = sex;
    }

    void dateOfBirth(LocalDate date) {
        this.dateOfBirth = date;
    }

    void height(@Nullable BigDecimal centimetres) {
        this.height = centimetres == null ? null : Measure.plain(centimetres);
    }

    void weight(@Nullable BigDecimal kilograms) {
        this.weight = kilograms == null ? null : Measure.plain(kilograms);
    }

    void language(String language) {
        this.language = language;
    }

    void changed(Instant now) {
        this.updatedAt = now;
    }
}
