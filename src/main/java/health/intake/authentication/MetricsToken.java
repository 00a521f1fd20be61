package health.intake.authentication;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The token that reads the metrics and nothing else, so that the configuration of a scraper holds no ADMIN key. */
@ApplicationScoped
public class MetricsToken {

    // no longer than fits into a header beside everything else
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{32,1024}");

    // RFC 9110, section 11.1: the name of a scheme compares without case
    private static final Pattern BEARER = Pattern.compile("(?i:bearer) +(.*)");

    @Inject
    @ConfigProperty(name = "intake.metrics.token")
    Optional<String> token;

    /** Whether a text is a valid value of the setting intake.metrics.token. */
    public static boolean isToken(String text) {
        return TOKEN.matcher(text).matches();
    }

    /** Whether the text is the token, in a time that tells nothing about it. */
    boolean is(String text) {
        return token.filter(own -> MessageDigest.isEqual(text.getBytes(UTF_8), own.getBytes(UTF_8)))
                .isPresent();
    }

    /** What the headers {@code Authorization} of a request carry after {@code Bearer}: one text, or none if there are several. */
    static List<String> sent(List<String> authorizations) {
        return Stream.of(authorizations)
                .filter(all -> all.size() == 1)
                .map(all -> BEARER.matcher(all.get(0)))
                .filter(Matcher::matches)
                .map(bearer -> bearer.group(1))
                .toList();
    }
}
