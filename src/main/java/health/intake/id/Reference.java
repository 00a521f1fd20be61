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

    /** Also called by Jakarta REST for path parameters. */
    public static Reference fromString(String text) {
        return UuidForm.parse(text).map(Reference::toId).orElseGet(() -> toSlug(text));
    }

    public static Reference toId(UUID id) {
        return new Reference(id, null);
    }

    /** What a text refers to where only slugs count: one in UUID form is a slug that nothing has. */
    public static Reference toSlug(String text) {
        return new Reference(null, SLUG.matcher(text).matches() ? text : null);
    }

    /** The reference as it was given, a UUID in lower case; empty if it names nothing. */
    public String text() {
        return id == null ? Objects.requireNonNullElse(slug, "") : id.toString();
    }

    /** Whether there is no use in looking for it. */
    public boolean namesNothing() {
        return id == null && slug == null;
    }
}
