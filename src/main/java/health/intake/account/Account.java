package health.intake.account;

import health.intake.healthcard.HealthCard;
import health.intake.id.GroupId;
import health.intake.person.AdministrativeGender;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a patient has besides the profile; two that are equal are stored alike.
 *
 * @param unspecifiedGender which of those without a sex is meant, if the profile has no sex; null for unknown
 * @param furtherGroups besides that of the profile, in their order
 */
public record Account(
        @Nullable AdministrativeGender unspecifiedGender,
        List<String> roles,
        AccountFields fields,
        List<GroupId> furtherGroups) {

    /** The greatest number of roles, and of providers. */
    public static final int MAX_ENTRIES = 50;

    public static final int MAX_META_BYTES = 16 * 1024;

    public static final int MAX_REFERRER = 100;

    /** The form of a role. */
    public static final String ROLE = "[a-z][a-z0-9_-]{0,31}";

    /** The only role by default. */
    public static final String PATIENT = "patient";

    public static final List<String> DEFAULT_ROLES = List.of(PATIENT);

    /** The account of a profile that did not begin as a patient. */
    static final Account BY_PASSWORD = new Account(null, DEFAULT_ROLES, AccountFields.NONE, List.of());

    /** False for that of a profile that got a password, until it is changed. */
    @SuppressWarnings("ReferenceEquality") // a stored account may be equal to it
    boolean isStored() {
        return this != BY_PASSWORD;
    }

    /** @param sex of the profile; decides if it is known */
    public AdministrativeGender gender(@Nullable Integer sex) {
        return sex != null
                ? AdministrativeGender.ofSex(sex)
                : Optional.ofNullable(unspecifiedGender).orElse(AdministrativeGender.UNKNOWN);
    }

    /** The same with another health card. */
    public Account with(@Nullable HealthCard card) {
        return new Account(unspecifiedGender, roles, fields.with(card), furtherGroups);
    }

    @Override
    public String toString() {
        return "Account[masked]";
    }
}
