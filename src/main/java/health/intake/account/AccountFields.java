package health.intake.account;

import health.intake.healthcard.HealthCard;
import health.intake.json.FreeObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields that only patients have and that are printed one after the other, in their order.
 *
 * @param hcCard decrypted
 * @param providers in lower case
 * @param verifications both are given
 */
public record AccountFields(
        @Nullable FreeObject meta,
        int unreadNotifications,
        @Nullable Long emrId,
        @Nullable String referrer,
        @Nullable HealthCard hcCard,
        boolean acceptsMarketing,
        boolean hasInsurance,
        List<String> providers,
        Verifications verifications,
        @Nullable String province) {

    static final AccountFields NONE =
            new AccountFields(null, 0, null, null, null, false, false, List.of(), Verifications.NONE, null);

    /** The same with another card. */
    public AccountFields with(@Nullable HealthCard card) {
        return new AccountFields(
                meta,
                unreadNotifications,
                emrId,
                referrer,
                card,
                acceptsMarketing,
                hasInsurance,
                providers,
                verifications,
                province);
    }

    @Override
    public String toString() {
        return "AccountFields[masked]";
    }
}
