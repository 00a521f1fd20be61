package health.intake.ratelimit;

import health.intake.id.EntityId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The limit of every API key: one for all, and others for some. */
final class KeyLimits {

    private static final String NAME = "key";
    private static final Pattern PAIR = Pattern.compile("\\s*([0-9A-Fa-f-]{36})\\s*=\\s*(none|[1-9][0-9]{0,8})\\s*");

    private final Optional<Limit> others;
    private final Map<UUID, Optional<Limit>> some;

    private KeyLimits(Optional<Limit> others, Map<UUID, Optional<Limit>> some) {
        this.others = others;
        this.some = some;
    }

    /**
     * Empty if the text is none.
     *
     * @param requests a minute of every key, empty for no limit
     * @param text pairs of the id of a key and its requests a minute or {@code none}, separated by commas; may be blank
     */
    static Optional<KeyLimits> parse(Optional<Integer> requests, String text) {
        Map<UUID, Optional<Limit>> some = new HashMap<>();
        for (String pair : text.isBlank() ? new String[0] : text.split(",", -1)) {
            Matcher matcher = PAIR.matcher(pair);
            Optional<UUID> id = matcher.matches() ? EntityId.parse(matcher.group(1)) : Optional.empty();
            if (id.isEmpty()) {
                return Optional.empty();
            }
            some.put(id.get(), limit(matcher.group(2)));
        }
        return Optional.of(new KeyLimits(requests.map(number -> new Limit(NAME, number)), some));
    }

    Optional<Limit> of(@Nullable UUID keyId) {
        return keyId == null ? others : some.getOrDefault(keyId, others);
    }

    private static Optional<Limit> limit(String requests) {
        return requests.equals("none") ? Optional.empty() : Optional.of(new Limit(NAME, Integer.parseInt(requests)));
    }
}
