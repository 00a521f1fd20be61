package health.intake.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Web origins (RFC 6454) in the form that browsers send, made from any form that an operator may write. */
public final class Origins {

    private static final Map<String, Integer> DEFAULT_PORTS = Map.of("http", 80, "https", 443);

    private Origins() {}

    /** Whether a text is a value of the setting intake.cors.origins. */
    public static boolean areOrigins(String text) {
        return parse(text).isPresent();
    }

    /**
     * Empty if one of them is no origin.
     *
     * @param text origins such as {@code https://portal.example}, separated by commas; may be blank
     */
    static Optional<Set<String>> parse(String text) {
        Set<String> origins = new HashSet<>();
        for (String given : text.split(",")) {
            if (!given.isBlank()) {
                Optional<String> origin = origin(given.strip());
                if (origin.isEmpty()) {
                    return Optional.empty();
                }
                origins.add(origin.get());
            }
        }
        return Optional.of(Set.copyOf(origins));
    }

    private static Optional<String> origin(String given) {
        try {
            URI uri = new URI(given.toLowerCase(Locale.ROOT));
            return Optional.of(uri).filter(Origins::isOrigin).map(Origins::serialised);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isOrigin(URI uri) {
        return uri.getScheme() != null
                && uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null
                && (uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"));
    }

    private static String serialised(URI uri) {
        boolean isDefault =
                uri.getPort() == -1 || Integer.valueOf(uri.getPort()).equals(DEFAULT_PORTS.get(uri.getScheme()));
        return uri.getScheme() + "://" + uri.getHost() + (isDefault ? "" : ":" + uri.getPort());
    }
}
