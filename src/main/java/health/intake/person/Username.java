package health.intake.person;

import health.intake.email.EmailAddress;
import java.util.Locale;
import java.util.Optional;

/** The name that a patient signs in with: {@code email#organization}, the canonical e-mail and the organization's slug. */
public record Username(String email, String organization) {

    private static final char SEPARATOR = '#';

    public static Username of(EmailAddress email, String organizationSlug) {
        return new Username(email.canonical(), organizationSlug);
    }

    /** Reads a result of {@link #text}. */
    public static Username parse(String text) {
        // a local part may contain the separator, a slug cannot
        int end = text.lastIndexOf(SEPARATOR);
        return new Username(text.substring(0, end), text.substring(end + 1));
    }

    /** The canonical form of a username in any case and any spelling of its address; empty if the text is no username. */
    public static Optional<String> canonical(String text) {
        int end = text.lastIndexOf(SEPARATOR);
        return end < 0
                ? Optional.empty()
                : EmailAddress.parse(text.substring(0, end))
                        .map(email -> of(email, text.substring(end + 1).toLowerCase(Locale.ROOT))
                                .text());
    }

    /** The address of a username in any case; empty if the text is no username. */
    public static Optional<EmailAddress> addressIn(String text) {
        int end = text.lastIndexOf(SEPARATOR);
        return end < 0 ? Optional.empty() : EmailAddress.parse(text.substring(0, end));
    }

    /** The username in the same organization with another address. */
    public Username with(EmailAddress email) {
        return of(email, organization);
    }

    public String text() {
        return email + SEPARATOR + organization;
    }

    @Override
    public String toString() {
        return "Username[masked]";
    }
}
