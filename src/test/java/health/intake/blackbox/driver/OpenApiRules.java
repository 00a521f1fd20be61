package health.intake.blackbox.driver;

import health.intake.blackbox.openapi.OpenApiCheck;

/** Checks every answer against the service's own OpenAPI document. */
final class OpenApiRules {

    private OpenApiRules() {}

    static void check(Answer answer) {
        OpenApiCheck.check(answer.method(), answer.target(), answer.status(), answer.headers(), answer.body());
    }
}
