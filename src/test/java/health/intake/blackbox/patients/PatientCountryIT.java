package health.intake.blackbox.patients;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Json;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.Tenant;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contract 2, 4.1 and 7: phone numbers and provinces are read in the country of the organization. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PatientCountryIT {

    private record Site(Tenant tenant, Group group, Api partner) {

        static Site in(String country) {
            Tenant tenant = Tenant.create(country);
            return new Site(tenant, tenant.group(), tenant.partner());
        }

        Answer register(String field, String text) {
            return partner.post(PATIENTS, PatientBody.in(group).with(field, Json.quoted(text)));
        }
    }

    private final Map<String, Site> sites = Stream.of("DE", "CA", "US", "FI", "GB", "FR", "XK")
            .collect(Collectors.toMap(Function.identity(), Site::in));

    private Site site(String country) {
        return Objects.requireNonNull(sites.get(country));
    }

    @ParameterizedTest
    @CsvSource({
        "DE, 030123456789, +4930123456789",
        "DE, 015112345678, +4915112345678",
        "DE, +4930123456789, +4930123456789",
        "DE, +14165550123, +14165550123",
        "CA, 4165550123, +14165550123",
        "CA, 14165550123, +14165550123",
        "CA, +14165550123, +14165550123",
        "CA, +358401234567, +358401234567",
        "FI, 0401234567, +358401234567",
        "FR, 0612345678, +33612345678",
        "XK, 038123456, +38338123456",
        "XK, +38338123456, +38338123456",
        "DE, +49030123456789, +4930123456789"
    })
    void aNumberIsAnsweredAsE164(String country, String sent, String answered) {
        assertThat(site(country).register("phone", sent).is(201).at("phone").asText())
                .isEqualTo(answered);
    }

    @ParameterizedTest
    @CsvSource({
        "DE, 1",
        "DE, 12345678901234567890",
        "DE, +49",
        "DE, +4930123456789012345",
        "DE, ０３０123456789",
        "DE, 030-123456789",
        "DE, 030123456789x1",
        "DE, tel:030123456789",
        "CA, 123",
        "CA, 41655501234567",
        "CA, 416-555-0123",
        "CA, 1800FLOWERS"
    })
    void aNumberThatIsNotPossibleInTheCountryIsRefused(String country, String sent) {
        site(country).register("phone", sent).violates("phone invalid_format");
    }

    @ParameterizedTest
    @CsvSource({"DE, BE", "DE, NW", "CA, ON", "CA, QC", "US, NY", "US, CA", "US, DC", "FI, 18", "GB, ENG", "FR, IDF"})
    void aSubdivisionOfTheCountryIsTaken(String country, String province) {
        assertThat(site(country)
                        .register("province", province)
                        .is(201)
                        .at("province")
                        .asText())
                .isEqualTo(province);
    }

    @ParameterizedTest
    @CsvSource({
        "DE, ON",
        "DE, XX",
        "CA, BE",
        "CA, NY",
        "US, ON",
        "US, ZZ",
        "FI, BE",
        "CA, on",
        "CA, Ontario",
        "CA, CA-ON"
    })
    void noSubdivisionOfTheCountryIsRefused(String country, String province) {
        site(country).register("province", province).violates("province invalid_value");
    }

    @Test
    void aChangedCountryCountsForRegistrationsToCome() {
        Site site = Site.in("DE");
        Answer before = site.register("province", "BE").is(201);
        site.tenant().change("country", "\"CA\"");

        Deadline.within(
                Duration.ofSeconds(1),
                "the new country counts",
                () -> site.register("province", "ON").status() == 201);
        site.register("province", "BE").violates("province invalid_value");
        assertThat(site.partner().get(PATIENTS + "/" + before.id()).is(200).text())
                .isEqualTo(before.text());
    }
}
