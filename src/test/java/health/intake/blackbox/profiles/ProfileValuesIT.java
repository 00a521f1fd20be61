package health.intake.blackbox.profiles;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Json;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Tenant;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 2: which values a creation accepts, and how they are printed. */
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
                    height | 168      | 168
                    height | 168.5    | 168.5
                    height | 168.500  | 168.5
                    height | 168.5000 | 168.5
                    height | 168.0    | 168
                    height | 1.685e2  | 168.5
                    height | 1E2      | 100
                    height | 0.001    | 0.001
                    height | 300      | 300
                    height | 300.000  | 300
                    height | 168.0005 | 168.001
                    height | 168.00049999 | 168
                    height | 300.00049 | 300
                    height | 0.0005   | 0.001
                    height | 1685001e-4 | 168.5
                    weight | 68.0388555 | 68.039
                    weight | 65       | 65
                    weight | 65.125   | 65.125
                    weight | 70e-1    | 7
                    weight | 0.001    | 0.001
                    weight | 700      | 700
                    """)
    void measuresComeBackWithoutNeedlessDigits(String field, String sent, String expected) {
        Answer created =
                partner.post(PROFILES, ProfileBody.in(group).with(field, sent)).is(201);

        assertThat(created.text()).contains("\"" + field + "\":" + expected + ",");
        assertThat(partner.get(PROFILES + "/" + created.id()).text()).isEqualTo(created.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fi"})
    void everyLanguageOfTheContractIsTaken(String language) {
        ProfileBody body = ProfileBody.in(group).with("language", Json.quoted(language));

        assertThat(partner.post(PROFILES, body).is(201).at("language").asText()).isEqualTo(language);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void bothSexesOfTheContractAreTaken(int sex) {
        ProfileBody body = ProfileBody.in(group).with("sex", String.valueOf(sex));

        assertThat(partner.post(PROFILES, body).is(201).at("sex").asInt()).isEqualTo(sex);
    }
}
