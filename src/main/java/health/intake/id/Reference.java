package health.intake.id;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Names an organization or a profile group by UUID or by slug; a text in UUID form is a UUID, never a slug.
 *
 * @param id the UUID, or null if the text is not one
 * @param slug the text otherwise; one that is no legal slug simply names nothing
 */
public record Reference(@Nullable UUID id, @Nullable String slug) {

    /** Also called by Jakarta REST for path parameters. */
    public static Reference fromString(String text) {
        return EntityId.parse(text).map(id -> new Reference(id, null)).orElseGet(() -> new Reference(null, text));
    }
}
