package health.intake.launcher;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The nodes of an installation: one, or several over one database and one Redis, behind HAProxy if this machine has it. */
final class LocalNodes {

    private final List<LocalNode> nodes = new ArrayList<>();
    private @Nullable LocalHaProxy balancer;

    /** Whether so many nodes get a load balancer. */
    static boolean areBalanced(int count) {
        return count > 1 && LocalHaProxy.program().isPresent();
    }

    void add(LocalNode node) {
        nodes.add(node);
    }

    void standBehind(LocalHaProxy proxy) {
        balancer = proxy;
    }

    LocalNode first() {
        return nodes.get(0);
    }

    List<URI> baseUrls() {
        return nodes.stream().map(LocalNode::baseUrl).toList();
    }

    /** Of the load balancer, or of the first node without one. */
    URI baseUrl() {
        return balancer == null ? first().baseUrl() : balancer.baseUrl();
    }

    void awaitReady() {
        nodes.forEach(LocalNode::awaitReady);
        if (balancer != null) {
            balancer.awaitReady();
        }
    }

    /**
     * Starts those of several nodes that ended by themselves again, and the load balancer.
     *
     * @return whether one of them had ended
     * @throws StartFailure if the only node ended, or one that was just started
     */
    boolean restartEnded(Consumer<String> progress) {
        List<LocalNode> ended = nodes.stream().filter(LocalNode::hasEnded).toList();
        for (LocalNode node : ended) {
            if (nodes.size() == 1) {
                throw node.end();
            }
            progress.accept(name(node) + " ended and will be restarted");
            node.restart();
        }
        return restartBalancer(progress) || !ended.isEmpty();
    }

    private boolean restartBalancer(Consumer<String> progress) {
        if (balancer == null || !balancer.hasEnded()) {
            return false;
        }
        progress.accept("HAProxy ended and will be restarted");
        balancer.restart();
        return true;
    }

    /** As people are told of it. */
    String name(LocalNode node) {
        return node.kind() + " on port " + node.port();
    }

    /** The description for .run/env, of one node as of several. */
    Map<String, Object> description() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("SERVER", first().kind());
        values.put("APP_PID", first().pid());
        if (balancer != null) {
            values.put("BALANCER_PID", balancer.pid());
        }
        for (int i = 0; i < nodes.size() && nodes.size() > 1; i++) {
            String prefix = "NODE_" + (i + 1);
            values.put(prefix + "_URL", nodes.get(i).baseUrl());
            values.put(prefix + "_SERVER", nodes.get(i).kind());
            values.put(prefix + "_PID", nodes.get(i).pid());
        }
        return values;
    }

    /** The addresses for people; empty for one node. */
    String report() {
        if (nodes.size() == 1) {
            return "";
        }
        StringBuilder lines = new StringBuilder("\n" + nodes.size() + " nodes, "
                + (balancer == null ? "without a load balancer" : "behind HAProxy") + ":\n");
        nodes.forEach(node -> lines.append(node.baseUrl())
                .append("/api  ")
                .append(node.kind())
                .append('\n'));
        return lines.toString();
    }
}
