package health.intake.launcher;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The ports of an installation.
 *
 * @param entry where clients send requests: of the load balancer, or of the first node without one
 * @param nodes of each node
 */
record NodePorts(int entry, List<Integer> nodes) {

    /**
     * @param port the lowest; 0 for any free ones
     * @param isBalanced whether a load balancer has the lowest
     */
    static NodePorts of(int port, int count, boolean isBalanced) {
        int entry = port == 0 ? Ports.free() : port;
        List<Integer> others = IntStream.range(1, isBalanced ? count + 1 : count)
                .map(i -> port == 0 ? Ports.free() : port + i)
                .boxed()
                .toList();
        return new NodePorts(
                entry,
                isBalanced
                        ? others
                        : IntStream.concat(IntStream.of(entry), others.stream().mapToInt(Integer::intValue))
                                .boxed()
                                .toList());
    }

    /** Fails in one line if one of them is taken. */
    void requireFree() {
        Ports.requireFree(entry);
        nodes.forEach(Ports::requireFree);
    }
}
