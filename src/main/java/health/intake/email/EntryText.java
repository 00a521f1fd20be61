package health.intake.email;

import health.intake.email.EmailIndex.Entry;
import health.intake.id.ProfileId;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An index entry as text: {@code <profile id>:<version>}, at most 55 characters. */
public final class EntryText {

    // 18 digits always fit into a long
    private static final Pattern FORM =
            Pattern.compile("([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}):([0-9]{1,18})");

    private EntryText() {}

    static String of(ProfileId profileId, long version) {
        return profileId + ":" + version;
    }

    /** Empty for every text that {@link #of} did not write. */
    public static Optional<Entry> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new Entry(new ProfileId(UUID.fromString(form.group(1))), Long.parseLong(form.group(2))))
                : Optional.empty();
    }
}
