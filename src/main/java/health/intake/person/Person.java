package health.intake.person;

import health.intake.email.EmailAddress;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Transient;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The personal data of a profile, in the forms that are stored, and which of them were changed. */
@Embeddable
@SuppressWarnings("NullAway.Init") // the persistence provider, or the one who makes a person, fills the fields
public class Person {

    @Column(name = "first_name")
    private String firstName;

    @Column(name = "last_name")
    private String lastName;

    private String email; // as given

    @Column(name = "email_canonical")
    private String emailCanonical;

    private @Nullable String phone;

    private @Nullable Integer sex;

    @Column(name = "date_of_birth")
    private LocalDate dateOfBirth;

    @Convert(converter = MeasureColumn.class)
    private @Nullable BigDecimal height;

    @Convert(converter = MeasureColumn.class)
    private @Nullable BigDecimal weight;

    private String language = Language.DEFAULT;

    /** Null until the first change: the constructor that weaving adds sets nothing. */
    @Transient
    private @Nullable Set<String> changedFields;

    public String firstName() {
        return firstName;
    }

    public void firstName(String name) {
        String normal = PersonName.normalise(name);
        note("first_name", firstName, normal);
        this.firstName = normal;
    }

    public String lastName() {
        return lastName;
    }

    public void lastName(String name) {
        String normal = PersonName.normalise(name);
        note("last_name", lastName, normal);
        this.lastName = normal;
    }

    /** False only before an address was set. */
    public boolean hasEmail() {
        return email != null;
    }

    public EmailAddress email() {
        return EmailAddress.stored(email, emailCanonical);
    }

    public void email(EmailAddress address) {
        note("email", email, address.text());
        this.email = address.text();
        this.emailCanonical = address.canonical();
    }

    /** E.164. */
    public @Nullable String phone() {
        return phone;
    }

    public void phone(@Nullable PhoneNumber number) {
        String e164 = number == null ? null : number.e164();
        note("phone", phone, e164);
        this.phone = e164;
    }

    /** ISO/IEC 5218: 1 male, 2 female; null for neither. */
    public @Nullable Integer sex() {
        return sex;
    }

    public void sex(@Nullable Integer code) {
        note("sex", sex, code);
        this.sex = code;
    }

    public LocalDate dateOfBirth() {
        return dateOfBirth;
    }

    public void dateOfBirth(LocalDate date) {
        note("date_of_birth", dateOfBirth, date);
        this.dateOfBirth = date;
    }

    /** Centimetres. */
    public @Nullable BigDecimal height() {
        return height;
    }

    public void height(@Nullable BigDecimal centimetres) {
        BigDecimal plain = centimetres == null ? null : Measure.plain(centimetres);
        note("height", height, plain);
        this.height = plain;
    }

    /** Kilograms. */
    public @Nullable BigDecimal weight() {
        return weight;
    }

    public void weight(@Nullable BigDecimal kilograms) {
        BigDecimal plain = kilograms == null ? null : Measure.plain(kilograms);
        note("weight", weight, plain);
        this.weight = plain;
    }

    /** ISO 639-1. */
    public String language() {
        return language;
    }

    /** @param code null for the default */
    public void language(@Nullable String code) {
        String given = code == null ? Language.DEFAULT : code;
        note("language", language, given);
        this.language = given;
    }

    /** Names, as in the contract, of the fields that got another value since the row was read or written. */
    public Set<String> changedFields() {
        return changedFields == null ? Set.of() : Set.copyOf(changedFields);
    }

    /** To be called when the row was written: from then on only later changes count. */
    public void written() {
        changedFields = null;
    }

    private void note(String field, @Nullable Object before, @Nullable Object now) {
        if (!Objects.equals(before, now)) {
            changedFields = changedFields == null ? new HashSet<>() : changedFields;
            changedFields.add(field);
        }
    }

    @Override
    public String toString() {
        return "Person[masked]";
    }
}
