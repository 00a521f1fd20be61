package health.intake.blackbox.patients;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Json;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.SecondNode;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import health.intake.blackbox.driver.Wire;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Contract 4.1 and 7: a portal domain and a default organization, which only an operator who names them has. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PatientPortalIT {

    private static final String PORTAL = ".portal.example";
    private static final String ANYWHERE = "anywhere.example";

    private final Tenant tenant = Tenant.open();
    private final Tenant closed = Tenant.create();
    private final Tenant standard = Tenant.open();
    private final SecondNode node = Installation.shared()
            .secondNode(Map.of(
                    "INTAKE_PORTAL_DOMAIN",
                    "Portal.Example",
                    "INTAKE_DEFAULT_ORGANIZATION",
                    standard.slug(),
                    "INTAKE_TRUSTED_PROXIES",
                    "127.0.0.1",
                    "INTAKE_RATE_LIMIT_REGISTRATION",
                    "1000"));

    @AfterAll
    void close() {
        node.close();
    }

    private Answer register(String host, String... headers) {
        Api proxy = node.anonymous().with("X-Forwarded-Host", host);
        for (int i = 0; i < headers.length; i += 2) {
            proxy = proxy.with(headers[i], headers[i + 1]);
        }
        return proxy.post(PATIENTS, PatientBody.create());
    }

    private static void isIn(Tenant organization, Answer answer) {
        assertThat(answer.is(201).at("organization").asText()).isEqualTo(organization.slug());
    }

    @Test
    void slugBelowThePortalDomainNamesItsOrganization() {
        String host = tenant.slug() + PORTAL;

        isIn(tenant, register(host));
        isIn(tenant, register(host.toUpperCase(Locale.ROOT)));
        isIn(tenant, register(host + ":8443"));
        isIn(tenant, register(host + "."));
    }

    @Test
    void otherHostsLeadToTheDefaultOrganization() {
        for (String host : new String[] {ANYWHERE, "portal.example", tenant.slug() + "portal.example", "192.0.2.1"}) {
            isIn(standard, register(host));
        }
        isIn(standard, node.register(PatientBody.create().toString()));
    }

    @Test
    void unknownNameBelowThePortalDomainIsAClosedOrganizationByteForByte() {
        Answer known = register(closed.slug() + PORTAL).isProblem(403, "self_registration_closed");

        for (String name :
                new String[] {"nobody-knows", "www", "x." + tenant.slug(), tenant.slug() + ".x", tenant.id(), "no_slug"
                }) {
            Answer unknown = register(name + PORTAL).isProblem(403, "self_registration_closed");
            assertThat(Json.masked(unknown.text(), "request_id")).isEqualTo(Json.masked(known.text(), "request_id"));
        }
    }

    @Test
    void keyHeaderAndRegisteredDomainComeBefore() {
        String key = tenant.key("CREATE_USER").secret();
        String shop = Unique.slug("shop");
        tenant.change("domains", Json.array(tenant.slug() + ".example", shop + PORTAL));

        Deadline.within(Duration.ofSeconds(2), "the node knows the domains", () -> register(tenant.slug() + ".example")
                .at("organization")
                .asText()
                .equals(tenant.slug()));
        isIn(tenant, register(standard.slug() + PORTAL, "x-api-key", key));
        isIn(tenant, register(ANYWHERE, "x-api-key", key));
        isIn(tenant, register(standard.slug() + PORTAL, "organization", tenant.slug()));
        isIn(tenant, register(ANYWHERE, "organization", tenant.id()));
        register(tenant.slug() + PORTAL, "organization", "nobody-knows").isProblem(403, "self_registration_closed");
        register(ANYWHERE, "organization", "").isProblem(403, "self_registration_closed");
        isIn(tenant, register(shop + PORTAL));
        register(ANYWHERE, "x-api-key", "").isProblem(403, "forbidden");
    }

    @Test
    void withoutTheSettingsAnOrganizationIsRequired() {
        for (String host : new String[] {tenant.slug() + PORTAL, ANYWHERE}) {
            Wire.request("POST", PATIENTS, host)
                    .json(PatientBody.create().toString())
                    .send()
                    .isProblem(400, "organization_required");
        }
    }
}
