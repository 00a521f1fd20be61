package health.intake.seal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry as stored in the trail.
 *
 * @param values of the columns {@link SealedEntries#COLUMNS}
 * @param later of the columns {@link SealedEntries#LATER}; covered by the MAC, and through it by the seal
 * @param mac in hexadecimal digits; null for entries written before MACs existed
 */
public record SealedEntry(List<@Nullable String> values, List<@Nullable String> later, @Nullable String mac) {

    public long seq() {
        return number(0);
    }

    /** Microseconds since 1970. */
    public long at() {
        return number(SealedEntries.AT);
    }

    /** The values that the service wrote: all except the number, which the database assigned. */
    List<@Nullable String> written() {
        return values.subList(1, values.size());
    }

    private long number(int column) {
        return Long.parseLong(String.valueOf(values.get(column)));
    }
}
