package health.intake.blackbox.profiles;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Tenant;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contract 2: how accepted values are stored and printed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProfileValuesIT {

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group("acme-clinic-berlin");
    private final Api partner = tenant.partner();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    height   | 168.500    | 168.5
                    height   | 1E2        | 100
                    height   | 168.0005   | 168.001
                    height   | 0.001      | 0.001
                    weight   | 68.0388555 | 68.039
                    weight   | 700        | 700
                    sex      | 1          | 1
                    language | "fi"       | "fi"
                    """)
    void valueIsReturnedInOneForm(String field, String sent, String expected) {
        Answer created =
                partner.post(PROFILES, ProfileBody.in(group).with(field, sent)).is(201);

        assertThat(created.text()).contains("\"" + field + "\":" + expected + ",");
        assertThat(partner.get(PROFILES + "/" + created.id()).text()).isEqualTo(created.text());
    }
}
