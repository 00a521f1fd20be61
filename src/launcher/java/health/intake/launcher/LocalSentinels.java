package health.intake.launcher;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/** A Redis with replicas and three sentinels on this machine: when the master fails, a replica takes its place. */
public final class LocalSentinels implements AutoCloseable {

    private static final String MASTER = "intake";
    private static final int SENTINELS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Project project = Project.here();
    private final Path folder;
    private final Optional<RedisGuard> guard;
    private final Map<Integer, LocalRedis> servers = new HashMap<>();
    private final List<LocalRedis> sentinels = new ArrayList<>();
    private final Map<LocalRedis, Integer> ports = new HashMap<>();

    private LocalSentinels(Path folder, Optional<RedisGuard> guard) {
        this.folder = folder;
        this.guard = guard;
    }

    private static LocalSentinels start(Path folder, int replicas, Optional<RedisGuard> guard) {
        LocalSentinels sentinels = new LocalSentinels(folder, guard);
        try {
            sentinels.startAll(replicas);
            return sentinels;
        } catch (RuntimeException e) {
            sentinels.close();
            throw e;
        }
    }

    private void startAll(int replicas) {
        Folders.delete(folder);
        Folders.create(folder);
        int master = server("");
        for (int i = 0; i < replicas; i++) {
            server("replicaof 127.0.0.1 " + master + "\n");
        }
        for (int i = 0; i < SENTINELS; i++) {
            sentinel(master);
        }
        await(replicas);
    }

    public static LocalSentinels start(Path folder, int replicas) {
        return start(folder, replicas, Optional.empty());
    }

    /** Servers and sentinels with the users of the documents, of one password. */
    public static LocalSentinels startGuarded(Path folder, int replicas, String password) {
        return start(folder, replicas, Optional.of(new RedisGuard(password, Optional.empty())));
    }

    /** The same over TLS. */
    public static LocalSentinels startCertified(
            Path folder, int replicas, String password, LocalAuthority.Issued certificate) {
        return start(folder, replicas, Optional.of(new RedisGuard(password, Optional.of(certificate))));
    }

    private int server(String role) {
        int tls = Ports.free();
        Path own = folder.resolve("server-" + servers.size());
        String users = guard.map(with -> with.users(project, "intake-user.conf", "failover-users.conf")
                        + "masteruser replica\nmasterauth \"" + with.password() + "\"\n" + with.tls(tls))
                .orElse("");
        Path config = RedisGuard.config(
                own,
                "include " + project.serverConfig("redis").resolve("intake.conf") + "\nrepl-diskless-sync yes\n"
                        + "repl-diskless-sync-delay 0\n" + users + role);
        LocalRedis server = LocalRedis.start(own, config, Ports.free());
        ports.put(server, isCertified() ? tls : server.port());
        servers.put(ports.get(server), server);
        return ports.get(server);
    }

    /** Times are short, so that tests are; the example in server-config/ has longer ones. */
    private void sentinel(int master) {
        int tls = Ports.free();
        Path own = folder.resolve("sentinel-" + sentinels.size());
        String users = guard.map(with -> with.users(project, "sentinel-user.conf") + "sentinel auth-user " + MASTER
                        + " sentinel\nsentinel auth-pass " + MASTER + " \"" + with.password() + "\"\n"
                        + "sentinel sentinel-user sentinel\nsentinel sentinel-pass \"" + with.password() + "\"\n"
                        + with.tls(tls))
                .orElse("");
        Path config = RedisGuard.config(
                own,
                "bind 127.0.0.1\nsentinel monitor " + MASTER + " 127.0.0.1 " + master + " 2\n"
                        + "sentinel down-after-milliseconds " + MASTER + " 1000\n"
                        + "sentinel failover-timeout " + MASTER + " 3000\n" + users);
        LocalRedis sentinel = LocalRedis.start(own, config, Ports.free(), "--sentinel");
        ports.put(sentinel, isCertified() ? tls : sentinel.port());
        sentinels.add(sentinel);
    }

    private boolean isCertified() {
        return guard.flatMap(RedisGuard::certificate).isPresent();
    }

    /** Waits until all sentinels know the master, that many replicas and each other. */
    private void await(int replicas) {
        Waiting.until("Sentinel", PATIENCE, () -> sentinels.stream().allMatch(sentinel -> told(sentinel)
                .filter(master -> master.get("num-slaves").equals(Integer.toString(replicas))
                        && master.get("num-other-sentinels").equals(Integer.toString(SENTINELS - 1)))
                .isPresent()));
    }

    private Optional<Map<String, String>> told(LocalRedis sentinel) {
        return ask(
                sentinel,
                client -> client.sentinelMasters().stream().findFirst().orElseThrow());
    }

    /** Empty if it does not answer; servers and sentinels have the same user. */
    private <T> Optional<T> ask(LocalRedis process, Function<Jedis, T> question) {
        try (Jedis client = new Jedis("127.0.0.1", process.port())) {
            guard.ifPresent(with -> client.auth("sentinel", with.password()));
            return Optional.of(question.apply(client));
        } catch (JedisException e) {
            return Optional.empty();
        }
    }

    /** The server that the sentinels name. */
    public LocalRedis master() {
        return named().orElseThrow(() -> new NoSuchElementException("no sentinel answers"));
    }

    private Optional<LocalRedis> named() {
        return sentinels.stream()
                .filter(LocalRedis::isRunning)
                .flatMap(sentinel -> told(sentinel).stream())
                .findFirst()
                .map(master -> servers.get(Integer.parseInt(master.get("port"))));
    }

    /** Waits until the sentinels name another master than one that was killed or hangs. */
    public void awaitSuccessor(LocalRedis former) {
        Waiting.until("another master", PATIENCE, () -> named().filter(master -> master != former)
                .isPresent());
    }

    /** Waits until the sentinels name a master, and all other servers are its replicas. */
    public void awaitHealth() {
        Waiting.until("the replicas", PATIENCE, () -> {
            Optional<LocalRedis> master = named();
            return servers.values().stream()
                    .allMatch(server -> tells(
                            server, master.equals(Optional.of(server)) ? "role:master" : "master_link_status:up"));
        });
    }

    private boolean tells(LocalRedis server, String line) {
        return ask(server, client -> client.info("replication"))
                .filter(told -> told.contains(line))
                .isPresent();
    }

    public List<LocalRedis> servers() {
        return List.copyOf(servers.values());
    }

    public List<LocalRedis> sentinels() {
        return sentinels;
    }

    /** Names all sentinels. */
    public String url() {
        return (isCertified() ? "rediss" : "redis") + "-sentinel://"
                + guard.map(with -> "intake:" + encoded(with.password()) + "@").orElse("")
                + sentinels.stream()
                        .map(sentinel -> "127.0.0.1:" + ports.get(sentinel))
                        .collect(Collectors.joining(","))
                + "#" + MASTER;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public void close() {
        sentinels.forEach(LocalRedis::close);
        servers.values().forEach(LocalRedis::close);
    }
}
