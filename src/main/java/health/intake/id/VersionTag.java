package health.intake.id;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Entity tags (RFC 9110 section 8.8.3) made of a row's version, and the conditions on them. */
public final class VersionTag {

    private static final Pattern TAG = Pattern.compile("(W/)?(\"[^\"]*\")");

    private VersionTag() {}

    /** Strong, and another one after every change. */
    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /** Whether {@code If-Match} allows to go on; it compares strongly, so that a weak tag never matches. */
    public static boolean matches(@Nullable String ifMatch, long version) {
        return ifMatch == null || ifMatch.trim().equals("*") || lists(ifMatch, version, false);
    }

    /** Whether {@code If-None-Match} names the version, which the caller then has already. */
    public static boolean isKnown(@Nullable String ifNoneMatch, long version) {
        return ifNoneMatch != null && (ifNoneMatch.trim().equals("*") || lists(ifNoneMatch, version, true));
    }

    private static boolean lists(String header, long version, boolean weakToo) {
        String tag = of(version);
        for (Matcher listed = TAG.matcher(header); listed.find(); ) {
            if (tag.equals(listed.group(2)) && (weakToo || listed.group(1) == null)) {
                return true;
            }
        }
        return false;
    }
}
