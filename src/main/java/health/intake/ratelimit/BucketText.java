package health.intake.ratelimit;

import health.intake.secret.Hmac;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/** The text of a bucket in Redis: a name that does not reveal its subject, and a state that only Intake can have written. */
final class BucketText {

    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final Hmac hmac;

    BucketText(Hmac hmac) {
        this.hmac = hmac;
    }

    /** The name includes the size of the limit, so that a changed limit begins with a full bucket. */
    String name(Limit limit, String subject) {
        return "intake:limit:" + limit.name() + ":" + tag(limit.name() + ":" + limit.requests() + ":" + subject);
    }

    /** The state as text, valid only for the bucket of that name. */
    String seal(String name, byte[] state) {
        String text = TEXT.encodeToString(state);
        return text + "." + tag(name + ":" + text);
    }

    /** The state, or empty if it was not sealed here for that name. */
    Optional<byte[]> open(String name, String sealed) {
        int end = Math.max(sealed.indexOf('.'), 0);
        String text = sealed.substring(0, end);
        byte[] given = sealed.substring(end).getBytes(StandardCharsets.UTF_8);
        byte[] expected = ("." + tag(name + ":" + text)).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(given, expected)
                ? Optional.of(Base64.getUrlDecoder().decode(text))
                : Optional.empty();
    }

    private String tag(String text) {
        return TEXT.encodeToString(hmac.of(text));
    }
}
