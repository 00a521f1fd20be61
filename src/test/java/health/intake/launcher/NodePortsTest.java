package health.intake.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodePortsTest {

    @Test
    void onlyNodeListensOnTheGivenPort() {
        assertThat(NodePorts.of(8080, 1, false)).isEqualTo(new NodePorts(8080, List.of(8080)));
    }

    @Test
    void nodesListenAboveTheLoadBalancer() {
        assertThat(NodePorts.of(8080, 3, true)).isEqualTo(new NodePorts(8080, List.of(8081, 8082, 8083)));
    }

    @Test
    void withoutALoadBalancerTheFirstNodeListensOnTheGivenPort() {
        assertThat(NodePorts.of(8080, 3, false)).isEqualTo(new NodePorts(8080, List.of(8080, 8081, 8082)));
    }

    @Test
    void freePortsAreChosenWhereNoneIsGiven() {
        NodePorts balanced = NodePorts.of(0, 2, true);
        NodePorts alone = NodePorts.of(0, 2, false);

        assertThat(new HashSet<>(balanced.nodes())).hasSize(2).doesNotContain(balanced.entry(), 0);
        assertThat(alone.nodes()).hasSize(2).startsWith(alone.entry()).doesNotContain(0);
        balanced.requireFree();
    }
}
