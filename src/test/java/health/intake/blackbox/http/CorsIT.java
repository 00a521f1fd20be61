package health.intake.blackbox.http;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Tenant;
import org.junit.jupiter.api.Test;

/** Contract 1.4: CORS is off; {@code AnswerRules} checks that no answer has a header of it. */
class CorsIT {

    private final Tenant tenant = Tenant.create();

    @Test
    void preflightIsAnOrdinaryOptions() {
        Api.anonymous()
                .with("Origin", "https://portal.example")
                .with("Access-Control-Request-Method", "POST")
                .with("Access-Control-Request-Headers", "x-api-key")
                .send("OPTIONS", PROFILES)
                .isAnyOf(200, 204);
    }

    @Test
    void browserGetsNoCorsPermission() {
        Answer answer = tenant.partner()
                .with("Origin", "https://portal.example")
                .get(PROFILES)
                .is(200);
        assertThat(answer.header("Vary")).isNull();
        Api.anonymous().with("Origin", "null").get(PROFILES).isProblem(403, "forbidden");
    }
}
