package health.intake.conditional;

/** Entity tags (RFC 9110 section 8.8.3) made of a row's version. */
public final class VersionTag {

    private VersionTag() {}

    /** A strong tag, which differs after every change. */
    public static String of(long version) {
        return "\"" + version + "\"";
    }
}
