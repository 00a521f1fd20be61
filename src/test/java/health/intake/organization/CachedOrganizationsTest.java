package health.intake.organization;

import static health.intake.organization.OrganizationsFixture.HELSINKI;
import static health.intake.organization.OrganizationsFixture.NORTH;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.id.OrganizationId;
import org.junit.jupiter.api.Test;

/** The cache of organizations for registrations. */
class CachedOrganizationsTest {

    private final OrganizationsFixture fixture = new OrganizationsFixture();
    private final Organizations organizations = fixture.organizations;

    @Test
    void aDomainInAnyFormLeadsToItsOrganization() {
        OrganizationId id = fixture.create("north", "\"domains\":[\"straße.de\"],\"self_registration\":true")
                .id();
        fixture.change("{\"default_group\":\"helsinki\"}");

        assertThat(organizations.findByDomain("STRAẞE.DE"))
                .contains(new KnownOrganization(id, "north", "FI", true, HELSINKI));
        assertThat(organizations.findByDomain("strasse.de")).isEmpty();
    }

    @Test
    void textThatIsNoDomainIsNotLookedFor() {
        assertThat(organizations.findByDomain("localhost:8080")).isEmpty();
        assertThat(fixture.store.asked).isZero();
    }

    @Test
    void hitIsCachedUntilAChange() {
        fixture.create("north", "\"domains\":[\"a.example\"]");
        for (int call = 0; call < 3; call++) {
            assertThat(organizations.find(NORTH)).map(KnownOrganization::slug).contains("north");
            assertThat(organizations.findByDomain("a.example"))
                    .map(KnownOrganization::slug)
                    .contains("north");
        }
        assertThat(fixture.store.asked).isEqualTo(2);

        fixture.change("{\"country\":\"SE\"}");
        assertThat(organizations.find(NORTH)).map(KnownOrganization::country).contains("SE");
        assertThat(organizations.findByDomain("a.example"))
                .map(KnownOrganization::country)
                .contains("SE");
    }
}
