package health.intake.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlanTest {

    private static Plan plan(String against, String operations) {
        return Plan.of("target/bench", "payara", "1000000", "1000", "5", "10", "3", against, operations);
    }

    @Test
    void peopleAreSharedByOrganizations() {
        assertThat(plan("-", "all").scale()).isEqualTo(new Scale(1_000_000, 1000, 5));
        assertThat(plan("-", "all").scale().peopleOfEach()).isEqualTo(1000);
    }

    @Test
    void operationsAreThoseNamedInTheirOrder() {
        assertThat(plan("-", "get,list_cursor").operations()).containsExactly(Operation.GET, Operation.LIST_CURSOR);
        assertThat(plan("-", "all").operations()).containsExactly(Operation.values());
    }

    @Test
    void filesAreNamedAfterServerAndPeer() {
        assertThat(plan("-", "all").file("plot.svg")).hasToString("target/bench/payara-plot.svg");
        assertThat(plan("10000", "all").file("plot.svg")).hasToString("target/bench/payara-10000-plot.svg");
    }

    @Test
    void keycloakNeedsMoreMemoryForEachPerson() {
        assertThat(plan("keycloak", "all").isAgainstKeycloak()).isTrue();
        assertThat(plan("keycloak", "all").peopleInPeer()).isZero();
        assertThat(plan("10000", "all").peopleInPeer()).isEqualTo(10_000);
        assertThat(plan("keycloak", "all").pool())
                .isGreaterThan(plan("10000", "all").pool());
    }
}
