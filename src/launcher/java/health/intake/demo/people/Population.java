package health.intake.demo.people;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Any number of people, the same ones for the same seed and day. */
public final class Population {

    private static final List<String> GROUPS = List.of("acme-clinic-berlin", "my-clinic-group");

    private final long seed;
    private final LocalDate today;
    private final EmailAddresses addresses;

    /**
     * @param seed at least 0; populations with different ones share no e-mail address
     * @param today in UTC
     */
    public Population(long seed, LocalDate today) {
        this.seed = seed;
        this.today = today;
        this.addresses = new EmailAddresses(Long.toString(seed, Character.MAX_RADIX));
    }

    public Patient patient(int number) {
        RandomGenerator random = new SplittableRandom(seed ^ ((long) number << Integer.SIZE));
        Country country = country(random);
        Sex sex = random.nextBoolean() ? Sex.FEMALE : Sex.MALE;
        String first = country.names().first(sex, random);
        String family = country.names().family(random);
        LocalDate born = Birthdays.draw(today, random);
        Stature stature = Stature.draw(sex, Birthdays.years(born, today), random);
        return new Patient(
                first,
                family,
                sex.code(),
                born.toString(),
                Draw.one(GROUPS, random),
                known(90, addresses.draw(country, first, family, number, random), random),
                known(88, TelephoneNumbers.draw(country, random), random),
                known(80, stature.height(), random),
                known(80, stature.weight(), random),
                country.language());
    }

    /** Draws a country; half of the people live in Germany. */
    private static Country country(RandomGenerator random) {
        return Draw.percent(50, random)
                ? Country.GERMANY
                : Draw.one(List.of(Country.FINLAND, Country.UNITED_KINGDOM), random);
    }

    private static <T> @Nullable T known(int percent, T value, RandomGenerator random) {
        return Draw.percent(percent, random) ? value : null;
    }
}
