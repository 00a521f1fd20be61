package health.intake.blackbox.patients;

import static health.intake.blackbox.driver.ServerUnderTest.PROXY;
import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Json;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Wire;
import java.time.Duration;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Contract 1.4, 4.1 and 7: the host of a request may name its organization. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PatientDomainIT {

    private static final String UNREGISTERED = "nobody.example";

    /** A tenant of its own for each test, since registrations without a key are limited. */
    private static Tenant withDomain() {
        Tenant tenant = Tenant.open();
        tenant.change("domains", Json.array(domain(tenant), "Other." + domain(tenant)));
        return tenant;
    }

    private static String domain(Tenant tenant) {
        return tenant.slug() + ".example";
    }

    private static Answer register(String host, UnaryOperator<Wire> more) {
        Wire request = Wire.request("POST", PATIENTS, host);
        return more.apply(request).json(PatientBody.create().toString()).send();
    }

    private static Answer register(String host) {
        return register(host, request -> request);
    }

    private static Answer forwarded(String address, String... hosts) {
        return register(UNREGISTERED, request -> {
            Wire forwarded = request.from(address);
            for (String host : hosts) {
                forwarded = forwarded.header("X-Forwarded-Host", host);
            }
            return forwarded;
        });
    }

    private static void isIn(Tenant organization, Answer answer) {
        assertThat(answer.is(201).at("organization").asText()).isEqualTo(organization.slug());
    }

    @Test
    void registeredDomainNamesItsOrganization() {
        Tenant tenant = withDomain();
        String domain = domain(tenant);

        isIn(tenant, register(domain));
        isIn(tenant, register(domain.toUpperCase(Locale.ROOT)));
        isIn(tenant, register("other." + domain));
        isIn(tenant, register(domain + ":8443"));
        isIn(tenant, register(domain + "."));
        isIn(tenant, register(domain + ".:443"));
    }

    @Test
    void domainIsMatchedAsAWhole() {
        String domain = domain(withDomain());

        for (String host : new String[] {"x." + domain, "x" + domain, domain + ".example", "example", UNREGISTERED}) {
            register(host).isProblem(400, "organization_required");
        }
    }

    @Test
    void organizationHeaderPrecedesTheHost() {
        Tenant tenant = withDomain();
        Tenant other = Tenant.open();

        isIn(other, register(domain(tenant), request -> request.header("organization", other.slug())));
        register(domain(tenant), request -> request.header("organization", "nobody-knows"))
                .isProblem(403, "self_registration_closed");
        register(domain(tenant), request -> request.header("organization", ""))
                .isProblem(403, "self_registration_closed");
    }

    @Test
    void keyPrecedesTheHost() {
        Tenant tenant = withDomain();
        Tenant other = Tenant.open();
        String key = other.key("CREATE_USER").secret();

        isIn(other, register(domain(tenant), request -> request.header("x-api-key", key)));
        register(domain(tenant), request -> request.header("x-api-key", "")).isProblem(403, "forbidden");
    }

    @Test
    void trustedProxyNamesTheHost() {
        Tenant tenant = withDomain();
        String domain = domain(tenant);

        isIn(tenant, forwarded(PROXY, domain));
        isIn(tenant, forwarded(PROXY, domain.toUpperCase(Locale.ROOT) + ":443"));
        isIn(tenant, forwarded(PROXY, UNREGISTERED + ", " + domain));
        isIn(tenant, forwarded(PROXY, UNREGISTERED, domain));
        forwarded(PROXY, domain + ", " + UNREGISTERED).isProblem(400, "organization_required");
        forwarded(PROXY, domain, UNREGISTERED).isProblem(400, "organization_required");
    }

    @Test
    void trustedProxyMayKeepTheHost() {
        Tenant tenant = withDomain();

        isIn(tenant, register(domain(tenant), request -> request.from(PROXY)));
    }

    @Test
    void hostIsTakenFromTrustedProxiesOnly() {
        Tenant tenant = withDomain();
        String domain = domain(tenant);

        for (String address : new String[] {"127.0.0.1", "127.0.0.8", "127.0.0.90"}) {
            forwarded(address, domain).isProblem(400, "organization_required");
        }
        register(UNREGISTERED, request -> request.header("Forwarded", "host=" + domain)
                        .header("X-Host", domain))
                .isProblem(400, "organization_required");
        isIn(tenant, register(domain, request -> request.header("X-Forwarded-Host", UNREGISTERED)));
    }

    @Test
    void changeOfADomainAppliesWithinASecond() {
        Tenant tenant = Tenant.open();
        Tenant next = Tenant.open();
        String domain = domain(tenant);
        register(domain).isProblem(400, "organization_required");

        tenant.change("domains", Json.array(domain));
        within("the domain names the organization", () -> register(domain).status() == 201);
        tenant.change("domains", "[]");
        within("the domain names no organization", () -> register(domain).status() == 400);
        next.change("domains", Json.array(domain));
        within("the domain names another organization", () -> register(domain).status() == 201);
        isIn(next, register(domain));
    }

    private static void within(String what, BooleanSupplier condition) {
        Deadline.within(Duration.ofSeconds(1), what, condition);
    }
}
