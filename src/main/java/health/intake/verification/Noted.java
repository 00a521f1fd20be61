package health.intake.verification;

import health.intake.seal.Seal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Seals that were noted elsewhere, and must be among those that are verified. */
final class Noted {

    private final Set<String> missing;

    /** @param seals in the form of {@link Seal#text()} */
    Noted(Set<String> seals) {
        this.missing = new LinkedHashSet<>(seals);
    }

    void found(Seal seal) {
        missing.remove(seal.text());
    }

    /**
     * To be called after all seals.
     *
     * @param from the number of the seal before the first that is verified, or of the one at which a checkpoint is
     * @param to the number of the newest that can be there
     * @return facts in lines
     */
    List<String> conclude(long from, long to, Findings findings) {
        missing.stream()
                .filter(seal -> number(seal) >= from && number(seal) <= to)
                .forEach(
                        seal -> findings.add("The noted seal " + seal + " is missing: seals were removed or replaced"));
        long others = missing.stream()
                .filter(seal -> number(seal) < from || number(seal) > to)
                .count();
        return others == 0
                ? List.of()
                : List.of("Not compared, as they are not in this part of the trail: " + others + " noted seals.");
    }

    private static long number(String seal) {
        try {
            return Long.parseLong(seal.substring(0, seal.indexOf(':')));
        } catch (NumberFormatException tooGreat) {
            return Long.MAX_VALUE;
        }
    }
}
