package health.intake.ratelimit;

import health.intake.id.KeyId;
import health.intake.id.UuidForm;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The limits of API keys: a default that each node counts for itself, and limits of single keys, which all nodes share. */
public final class KeyLimits {

    private static final String NAME = "key";
    private static final String NONE = "none";
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");
    private static final Pattern REQUESTS = Pattern.compile(NONE + "|" + NUMBER);
    private static final Pattern PAIR = Pattern.compile("\\s*([0-9A-Fa-f-]{36})\\s*=\\s*(" + REQUESTS + ")\\s*");

    private final Optional<Limit> byDefault;
    private final Map<KeyId, Optional<Limit>> ofKeys;

    private KeyLimits(Optional<Limit> byDefault, Map<KeyId, Optional<Limit>> ofKeys) {
        this.byDefault = byDefault;
        this.ofKeys = ofKeys;
    }

    /** Whether a text is a valid number of requests a minute. */
    public static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    /** Whether a text is a valid value of the setting intake.rate.limit.key. */
    public static boolean isOfKey(String text) {
        return parse(text, "").isPresent();
    }

    /** Whether a text is a valid value of the setting intake.rate.limit.keys. */
    public static boolean arePairs(String text) {
        return parse(NONE, text).isPresent();
    }

    /**
     * The limits of two settings; empty if one of them is invalid.
     *
     * @param all requests a minute of every key on each node, or {@code none}
     * @param text pairs of the id of a key and its requests a minute or {@code none}, separated by commas; may be blank
     */
    static Optional<KeyLimits> parse(String all, String text) {
        if (!REQUESTS.matcher(all).matches()) {
            return Optional.empty();
        }
        Map<KeyId, Optional<Limit>> ofKeys = new HashMap<>();
        for (String pair : text.isBlank() ? new String[0] : text.split(",", -1)) {
            Matcher matcher = PAIR.matcher(pair);
            Optional<KeyId> id =
                    matcher.matches() ? UuidForm.parse(matcher.group(1)).map(KeyId::new) : Optional.empty();
            if (id.isEmpty()) {
                return Optional.empty();
            }
            ofKeys.put(id.get(), requests(matcher.group(2)).map(requests -> new Limit(NAME, requests)));
        }
        return Optional.of(new KeyLimits(requests(all).map(requests -> Limit.ofEachNode(NAME, requests)), ofKeys));
    }

    Optional<Limit> of(@Nullable KeyId keyId) {
        return keyId == null ? byDefault : ofKeys.getOrDefault(keyId, byDefault);
    }

    private static Optional<Integer> requests(String text) {
        return text.equals(NONE) ? Optional.empty() : Optional.of(Integer.valueOf(text));
    }
}
