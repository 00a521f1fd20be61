package health.intake.id;

import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names an organization or a profile group by UUID or by slug; a text in UUID form is a UUID, never a slug.
 *
 * @param id the UUID, or null if the text is not one
 * @param slug the text otherwise, if it can be a slug; null for a text that can name nothing
 */
public record Reference(@Nullable UUID id, @Nullable String slug) {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9-]{1,63}");

    /** Jakarta REST calls this, too, for path parameters. */
    public static Reference fromString(String text) {
        return UuidForm.parse(text).map(Reference::toId).orElseGet(() -> toSlug(text));
    }

    public static Reference toId(UUID id) {
        return new Reference(id, null);
    }

    /** The reference of a text that must be a slug: a text in UUID form is a slug that nothing has. */
    public static Reference toSlug(String text) {
        return new Reference(null, SLUG.matcher(text).matches() ? text : null);
    }

    /** The reference as it was given, but a UUID in lower case; empty if it can name nothing. */
    public String text() {
        return id == null ? Objects.requireNonNullElse(slug, "") : id.toString();
    }

    /** Whether the reference can name nothing, so that no look-up is needed. */
    public boolean namesNothing() {
        return id == null && slug == null;
    }
}
