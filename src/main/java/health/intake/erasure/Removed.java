package health.intake.erasure;

import java.util.Locale;

/**
 * What was removed of a person from one place.
 *
 * @param place as receipts name it
 * @param removed number of rows
 */
public record Removed(String place, int removed) {

    static Removed from(PersonalTable table, int rows) {
        return new Removed(table.name().toLowerCase(Locale.ROOT), rows);
    }
}
