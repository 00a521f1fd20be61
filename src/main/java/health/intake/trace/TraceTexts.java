package health.intake.trace;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The forms that settings of traces have, apart from OpenTelemetry: intake-admin knows them, too. */
public final class TraceTexts {

    private static final Pattern ENDPOINT = Pattern.compile("https?://[^\\s/?#@]+(/[^\\s?#]*)?");

    private static final Pattern PAIR = Pattern.compile("\\s*[!#$%&'*+.^_`|~0-9A-Za-z-]+\\s*=[^,;\"\\\\\\p{Cntrl}]*");
    private static final Pattern BAD_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private static final Pattern SAMPLER = Pattern.compile("(parentbased_)?(always_on|always_off|traceidratio)");
    private static final Pattern RATIO = Pattern.compile("0(\\.[0-9]+)?|1(\\.0+)?");

    private TraceTexts() {}

    /** Whether a text is the address of a collector, to which the path for traces is added. */
    public static boolean isEndpoint(String text) {
        return ENDPOINT.matcher(text).matches() && isUri(text);
    }

    /** Whether a text is a list of pairs with values that may be percent-encoded. */
    public static boolean arePairs(String text) {
        return !BAD_ESCAPE.matcher(text).find()
                && elements(text).allMatch(pair -> PAIR.matcher(pair).matches());
    }

    public static boolean isSampler(String text) {
        return SAMPLER.matcher(text).matches();
    }

    public static boolean isRatio(String text) {
        return RATIO.matcher(text).matches();
    }

    private static boolean isUri(String text) {
        try {
            return URI.create(text).getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        elements(text).forEach(pair -> {
            int mark = pair.indexOf('=');
            String value = pair.substring(mark + 1).strip();
            // a plus sign is one, other than in forms
            pairs.put(pair.substring(0, mark).strip(), URLDecoder.decode(value.replace("+", "%2B"), UTF_8));
        });
        return pairs;
    }

    private static Stream<String> elements(String text) {
        return Stream.of(text.split(",", -1)).filter(pair -> !pair.isBlank());
    }
}
