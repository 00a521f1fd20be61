package health.intake.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.access.AccessContext;
import health.intake.access.Caller;
import health.intake.access.CurrentCaller;
import health.intake.access.Scope;
import health.intake.http.RestExchange;
import health.intake.id.KeyId;
import health.intake.id.OrganizationId;
import health.intake.line.Owners;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The owner for whom a request counts. */
class OwnerFilterTest {

    private static final OrganizationId ORGANIZATION = new OrganizationId(UUID.randomUUID());

    private final OwnerFilter filter = new OwnerFilter();

    @BeforeEach
    void prepare() {
        filter.caller = new CurrentCaller();
    }

    private Object owner() {
        RestExchange exchange = new RestExchange("GET", "/api/v1/profiles");
        filter.filter(exchange.request(), exchange.response());
        return exchange.properties.get(Owners.ATTRIBUTE);
    }

    private static Caller caller(@Nullable AccessContext context) {
        return new Caller(new KeyId(UUID.randomUUID()), "intake_live_abcdef", Set.of(Scope.PROFILES_VIEW), context);
    }

    @Test
    void keyCountsForItsOrganization() {
        filter.caller.set(caller(new AccessContext(ORGANIZATION, null)));

        assertThat(owner()).isEqualTo(ORGANIZATION.toString());
    }

    @Test
    void keysWithoutAnOrganizationCountForTheOperator() {
        filter.caller.set(caller(null));

        assertThat(owner()).isEqualTo("operator");
    }

    @Test
    void keyThatIsNoLongerValidCountsForNobody() {
        filter.caller.refuse(caller(new AccessContext(ORGANIZATION, null)));

        assertThat(owner()).isEqualTo(Owners.NOBODY);
    }
}
