package health.intake.blackbox.admin;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Contract 5 and 7: a domain belongs to one organization; case is ignored. */
class DomainsIT {

    private final Api admin = Api.admin();
    private final Tenant one = Tenant.create();
    private final Tenant other = Tenant.create();
    private final String domain = one.slug() + ".example";

    private Answer setDomains(Tenant tenant, String... domains) {
        String list = String.join("\",\"", domains);
        return admin.patch(
                tenant.path(), domains.length == 0 ? "{\"domains\":[]}" : "{\"domains\":[\"" + list + "\"]}");
    }

    @Test
    void domainInTwoOrganizationsIsAConflict() {
        setDomains(one, domain).is(200);

        setDomains(other, domain).isProblem(409, "domain_taken");
        setDomains(other, "free." + domain, domain.toUpperCase(Locale.ROOT)).isProblem(409, "domain_taken");
        admin.post(
                        "/api/admin/organizations",
                        """
                        {"slug": "%s", "name": "A", "country": "DE", "domains": ["%s"]}"""
                                .formatted(Unique.slug("x"), domain))
                .isProblem(409, "domain_taken");
        assertThat(admin.get(other.path()).at("domains").isEmpty()).isTrue();
    }

    @Test
    void ownDomainsAreNoConflict() {
        setDomains(one, domain, "b." + domain).is(200);

        assertThat(setDomains(one, "b." + domain, domain).is(200).at("domains")).hasSize(2);
        admin.patch(one.path(), "{\"name\":\"Renamed\"}").is(200);
    }

    @Test
    void releasedDomainIsFree() {
        setDomains(one, domain).is(200);
        setDomains(one).is(200);

        setDomains(other, domain).is(200);
    }
}
