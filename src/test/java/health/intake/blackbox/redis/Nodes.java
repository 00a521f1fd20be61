package health.intake.blackbox.redis;

import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.StartingNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Two nodes over the database and the secrets of the service under test, and another Redis. */
final class Nodes implements AutoCloseable {

    private final List<StartingNode> started = new ArrayList<>();

    /** @param further settings besides */
    static Nodes start(String redisUrl, Map<String, String> further) {
        Map<String, String> environment = new HashMap<>(further);
        environment.put("INTAKE_REDIS_URL", redisUrl);
        environment.put("INTAKE_RATE_LIMIT_KEY", "none");
        Nodes nodes = new Nodes();
        try {
            nodes.startAll(environment);
            return nodes;
        } catch (AssertionError | RuntimeException e) {
            nodes.close();
            throw e;
        }
    }

    private void startAll(Map<String, String> environment) {
        Installation installation = Installation.shared();
        for (String name : List.of("redis-one", "redis-other")) {
            // one after the other, which a busy machine does sooner than both at once
            StartingNode node = installation.startingNode(name, installation.secrets(), environment);
            started.add(node);
            node.awaitReady();
        }
    }

    /** Each asked without a key. */
    List<Api> anonymous() {
        return started.stream().map(StartingNode::anonymous).toList();
    }

    /** Lines of the logs that hold a text. */
    List<String> logged(String text) {
        return started.stream().flatMap(node -> node.logged(text).stream()).toList();
    }

    @Override
    public void close() {
        started.forEach(StartingNode::close);
    }
}
