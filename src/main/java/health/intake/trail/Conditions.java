package health.intake.trail;

import health.intake.paging.Position;
import health.intake.time.InstantColumn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conditions of a statement on the trail, with their values. */
final class Conditions {

    private final List<Object> values = new ArrayList<>();

    /** Of the positional parameters, which are numbered from 1. */
    List<Object> values() {
        return values;
    }

    String bind(Object value) {
        values.add(value instanceof Number ? value : value.toString());
        return "?" + values.size();
    }

    /** The condition; empty without a value. */
    String where(String condition, @Nullable Object value) {
        return value == null ? "" : " and " + condition + " " + bind(value);
    }

    /**
     * A range of the index of a list, newest first.
     *
     * @param from inclusive
     * @param to exclusive
     * @param after the entry before the first wanted one
     */
    String range(Columns columns, @Nullable Instant from, @Nullable Instant to, @Nullable Position after) {
        return where(columns.at + " >=", micros(from)) + where(columns.at + " <", micros(to)) + after(columns, after);
    }

    private String after(Columns columns, @Nullable Position after) {
        if (after == null) {
            return "";
        }
        long at = InstantColumn.micros(after.createdAt());
        return where(columns.at + " <=", at) + " and (" + columns.at + " < " + bind(at) + " or " + columns.id + " < "
                + bind(after.id()) + ")";
    }

    private static @Nullable Long micros(@Nullable Instant instant) {
        return instant == null ? null : InstantColumn.micros(instant);
    }

    /** The columns that order a list. */
    record Columns(String at, String id) {

        static final Columns OF_ENTRIES = new Columns("at", "id");
    }
}
