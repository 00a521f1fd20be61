package health.intake.demo.people;

import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * E-mail addresses made of people's names; no two are the same.
 *
 * @param run ASCII letters and digits that no other run has
 */
record EmailAddresses(String run) {

    private static final int PERCENT_OF_NATIVE_LETTERS = 3;
    private static final int PERCENT_OF_NATIVE_DOMAINS = 3;

    // reserved (RFC 2606), so that no person gets mail
    private static final List<String> DOMAINS = List.of("example.com", "example.org", "example.net");
    private static final List<String> NATIVE_DOMAINS =
            List.of("müller.example", "straße.example", "jyväskylä.example", "pöytä.example", "zoë.example");

    /** @param number different for each person of the run */
    String draw(Country country, String first, String family, int number, RandomGenerator random) {
        boolean isNative = Draw.percent(PERCENT_OF_NATIVE_LETTERS, random);
        String name = isNative
                ? letters(first) + "." + letters(family)
                : local(country.ascii(first), country.ascii(family), random);
        List<String> domains = Draw.percent(PERCENT_OF_NATIVE_DOMAINS, random) ? NATIVE_DOMAINS : DOMAINS;
        return name + number + "+" + run + "@" + Draw.one(domains, random);
    }

    private static String local(String first, String family, RandomGenerator random) {
        return switch (random.nextInt(4)) {
            case 0 -> first.charAt(0) + "." + family;
            case 1 -> family + "." + first;
            default -> first + "." + family;
        };
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("\\P{L}", "");
    }
}
