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

    private final Map<String, Site> sites =
            Stream.of("DE", "CA", "XK").collect(Collectors.toMap(Function.identity(), Site::in));

    private Site site(String country) {
        return Objects.requireNonNull(sites.get(country));
    }

    @ParameterizedTest
    @CsvSource({
        "DE, 030123456789, +4930123456789",
        "DE, +49030123456789, +4930123456789",
        "CA, 4165550123, +14165550123",
        "CA, +358401234567, +358401234567",
        "XK, 038123456, +38338123456"
    })
    void phoneIsReturnedInE164(String country, String sent, String answered) {
        assertThat(site(country).register("phone", sent).is(201).at("phone").asText())
                .isEqualTo(answered);
    }

    @ParameterizedTest
    @CsvSource({"DE, 1", "CA, 030123456789"})
    void phoneIsRefusedWhenItIsImpossibleInTheCountry(String country, String sent) {
        site(country).register("phone", sent).violates("phone invalid_format");
    }

    @ParameterizedTest
    @CsvSource({"DE, BE", "CA, ON"})
    void provinceOfTheCountryIsAccepted(String country, String province) {
        assertThat(site(country)
                        .register("province", province)
                        .is(201)
                        .at("province")
                        .asText())
                .isEqualTo(province);
    }

    @ParameterizedTest
    @CsvSource({"DE, ON", "CA, BE"})
    void provinceOfAnotherCountryIsRefused(String country, String province) {
        site(country).register("province", province).violates("province invalid_value");
    }

    @Test
    void changedCountryAppliesToLaterRegistrations() {
        Site site = Site.in("DE");
        Answer before = site.register("province", "BE").is(201);
        site.tenant().change("country", "\"CA\"");

        Deadline.within(
                Duration.ofSeconds(1),
                "the new country applies",
                () -> site.register("province", "ON").status() == 201);
        site.register("province", "BE").violates("province invalid_value");
        assertThat(site.partner().get(PATIENTS + "/" + before.id()).is(200).text())
                .isEqualTo(before.text());
    }
}
