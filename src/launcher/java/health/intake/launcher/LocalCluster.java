package health.intake.launcher;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/** A cluster of Redis on this machine: three masters that share the slots, with a replica each. */
public final class LocalCluster implements AutoCloseable {

    private static final int MASTERS = 3;
    private static final int SLOTS = 16_384;
    private static final int BUS = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Project project = Project.here();
    private final Path folder;
    private final Optional<RedisGuard> guard;
    private final List<LocalRedis> nodes = new ArrayList<>();

    private LocalCluster(Path folder, Optional<RedisGuard> guard) {
        this.folder = folder;
        this.guard = guard;
    }

    private static LocalCluster start(Path folder, Optional<RedisGuard> guard) {
        LocalCluster cluster = new LocalCluster(folder, guard);
        try {
            cluster.startAll();
            return cluster;
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    private void startAll() {
        Folders.delete(folder);
        Folders.create(folder);
        for (int i = 0; i < 2 * MASTERS; i++) {
            nodes.add(node(i));
        }
        share();
    }

    public static LocalCluster start(Path folder) {
        return start(folder, Optional.empty());
    }

    /** With the users of the documents, of one password. */
    public static LocalCluster startGuarded(Path folder, String password) {
        return start(folder, Optional.of(new RedisGuard(password, Optional.empty())));
    }

    private LocalRedis node(int number) {
        Path own = folder.resolve("node-" + number);
        String users = guard.map(with -> with.users(project, "intake-user.conf", "failover-users.conf")
                        + "user operator on \">" + with.password() + "\" +@all\n"
                        + "masteruser replica\nmasterauth \"" + with.password() + "\"\n")
                .orElse("");
        Path config = RedisGuard.config(
                own,
                "include " + project.serverConfig("redis").resolve("intake.conf") + "\ncluster-enabled yes\n"
                        + "cluster-node-timeout 1000\nrepl-diskless-sync yes\nrepl-diskless-sync-delay 0\n" + users);
        // at the port above the nodes talk to each other
        return LocalRedis.start(own, config, Ports.freeWithOneAbove(BUS));
    }

    private void share() {
        for (int i = 0; i < MASTERS; i++) {
            int[] slots = IntStream.range(i * SLOTS / MASTERS, (i + 1) * SLOTS / MASTERS)
                    .toArray();
            ask(nodes.get(i), client -> client.clusterAddSlots(slots));
        }
        nodes.forEach(node ->
                ask(node, client -> client.clusterMeet("127.0.0.1", nodes.get(0).port())));
        await(() -> nodes.stream().allMatch(node -> tells(node, "known_nodes:6")));
        for (int i = 0; i < MASTERS; i++) {
            String master = ask(nodes.get(i), client -> client.clusterMyId());
            LocalRedis replica = nodes.get(MASTERS + i);
            // refused as long as it does not know its master
            await(() -> ask(replica, client -> client.clusterReplicate(master)).equals("OK"));
        }
        awaitHealth();
    }

    /** Waits until all nodes that run know masters for all slots, and all but the masters are connected replicas. */
    public void awaitHealth() {
        await(() -> masters().size() == MASTERS
                && running()
                        .allMatch(node -> tells(node, "cluster_state:ok")
                                && !replication(node).contains("link_status:down")));
    }

    /** Waits until a replica has taken the place of a master that was killed or hangs. */
    public void awaitSuccessor(LocalRedis former) {
        await(() ->
                running().filter(node -> node != former).filter(this::isMaster).count() == MASTERS);
    }

    private static void await(BooleanSupplier condition) {
        Waiting.until("the cluster", PATIENCE, () -> {
            try {
                return condition.getAsBoolean();
            } catch (JedisException e) {
                return false;
            }
        });
    }

    private Stream<LocalRedis> running() {
        return nodes.stream().filter(LocalRedis::isRunning);
    }

    private boolean isMaster(LocalRedis node) {
        return replication(node).contains("role:master");
    }

    private boolean tells(LocalRedis node, String line) {
        return ask(node, client -> client.clusterInfo()).contains(line);
    }

    private String replication(LocalRedis node) {
        return ask(node, client -> client.info("replication"));
    }

    private <T> T ask(LocalRedis node, Function<Jedis, T> question) {
        try (Jedis client = new Jedis("127.0.0.1", node.port())) {
            guard.ifPresent(with -> client.auth("operator", with.password()));
            return question.apply(client);
        }
    }

    public List<LocalRedis> masters() {
        return running().filter(this::isMaster).toList();
    }

    public List<LocalRedis> nodes() {
        return nodes;
    }

    /** Names two nodes, of which the others are learned. */
    public String url() {
        return "redis-cluster://"
                + guard.map(with -> "intake:" + encoded(with.password()) + "@").orElse("")
                + Stream.of(nodes.get(0), nodes.get(MASTERS + 1))
                        .map(node -> "127.0.0.1:" + node.port())
                        .collect(Collectors.joining(","));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public void close() {
        nodes.forEach(LocalRedis::close);
    }
}
