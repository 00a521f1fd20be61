package health.intake.seal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it stands in the trail.
 *
 * @param values those of {@link SealedEntries#COLUMNS}
 * @param mac in hexadecimal digits; null for entries that were written before there were any
 */
public record SealedEntry(List<@Nullable String> values, @Nullable String mac) {

    public long seq() {
        return number(0);
    }

    /** Microseconds since 1970. */
    public long at() {
        return number(SealedEntries.AT);
    }

    /** What the service wrote: all but the number, which the database gave. */
    List<@Nullable String> written() {
        return values.subList(1, values.size());
    }

    private long number(int column) {
        return Long.parseLong(String.valueOf(values.get(column)));
    }
}
