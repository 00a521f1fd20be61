package health.intake.demo.people;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.email.EmailAddress;
import health.intake.person.PersonName;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PopulationTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 4, 1);
    private static final List<Patient> PEOPLE = people(7, 3000);

    @Test
    void namesAreAllowed() {
        assertThat(PEOPLE)
                .allMatch(one -> PersonName.violation(one.firstName()).isEmpty())
                .allMatch(one -> PersonName.violation(one.lastName()).isEmpty());
    }

    @Test
    void addressesAreValidAndOnePersonsOwn() {
        assertThat(addresses(PEOPLE))
                .allMatch(address -> EmailAddress.parse(address).isPresent())
                .doesNotHaveDuplicates()
                .hasSizeBetween(2600, 2800)
                .anyMatch(address -> address.contains("ü"));
    }

    @Test
    void populationsShareNoAddress() {
        assertThat(addresses(PEOPLE)).doesNotContainAnyElementsOf(addresses(people(8, 3000)));
    }

    @Test
    void telephoneNumbersAreValidInTheCountry() {
        assertThat(PEOPLE)
                .filteredOn(one -> one.phone() != null)
                .hasSizeGreaterThan(2500)
                .allMatch(one -> TelephoneNumbers.isValid(one.phone(), country(one)));
    }

    @Test
    void everybodyIsBornSince1900AndBeforeToday() {
        assertThat(PEOPLE)
                .extracting(one -> LocalDate.parse(one.dateOfBirth()))
                .allMatch(day -> day.isBefore(TODAY) && day.getYear() >= 1900);
    }

    @Test
    void theSameSeedMakesTheSamePopulation() {
        assertThat(people(7, 100)).isEqualTo(PEOPLE.subList(0, 100));
    }

    private static List<Patient> people(long seed, int count) {
        Population population = new Population(seed, TODAY);
        return IntStream.rangeClosed(1, count).mapToObj(population::patient).toList();
    }

    private static List<String> addresses(List<Patient> people) {
        return people.stream().map(Patient::email).filter(Objects::nonNull).toList();
    }

    private static Country country(Patient patient) {
        return Arrays.stream(Country.values())
                .filter(country -> country.language().equals(patient.language()))
                .findFirst()
                .orElseThrow();
    }
}
