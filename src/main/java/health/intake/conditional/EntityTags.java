package health.intake.conditional;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The list in a condition (RFC 9110 sections 8.8.3 and 13.1): {@code *}, or entity tags, in one field line or several. */
final class EntityTags {

    /** A tag or nothing, up to the next comma: a list may have empty members. */
    private static final Pattern MEMBER = Pattern.compile("\\G[ \\t]*(?:(W/)?(\"[!#-~\\x80-\\xFF]*\")|)[ \\t]*(?:,|$)");

    private static final EntityTags NONE = new EntityTags(List.of());

    private final boolean present;
    private final boolean any;
    private final boolean malformed;
    private final Set<String> strong = new HashSet<>();
    private final Set<String> weak = new HashSet<>();

    private EntityTags(List<String> lines) {
        String list = String.join(",", lines);
        present = !lines.isEmpty();
        any = list.strip().equals("*");
        malformed = present && !any && !readsWhole(list);
    }

    /** @param lines values of all field lines; null or empty if there was none */
    static EntityTags of(@Nullable List<String> lines) {
        return lines == null || lines.isEmpty() ? NONE : new EntityTags(lines);
    }

    private boolean readsWhole(String list) {
        int end = 0;
        for (Matcher member = MEMBER.matcher(list); end < list.length() && member.find(); end = member.end()) {
            if (member.group(2) != null) {
                (member.group(1) == null ? strong : weak).add(member.group(2));
            }
        }
        return end == list.length() && !(strong.isEmpty() && weak.isEmpty());
    }

    boolean isPresent() {
        return present;
    }

    boolean isAny() {
        return any;
    }

    /** Whether it is neither {@code *} nor a list of at least one entity tag. */
    boolean isMalformed() {
        return malformed;
    }

    boolean hasWeak() {
        return !weak.isEmpty();
    }

    boolean hasStrong(String tag) {
        return strong.contains(tag);
    }

    boolean has(String tag) {
        return strong.contains(tag) || weak.contains(tag);
    }
}
