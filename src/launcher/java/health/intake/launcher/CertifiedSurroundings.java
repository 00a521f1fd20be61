package health.intake.launcher;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * A database and a Redis whose certificates, for 127.0.0.1, are of an authority that no JVM knows; the password of Redis holds
 * characters that have a meaning in URLs.
 */
public final class CertifiedSurroundings implements AutoCloseable {

    private static final String PASSWORD = "p@s:s/w%o#r?d+ [é]";

    private final LocalAuthority authority;
    private final LocalMariaDb database;
    private final LocalRedis redis;
    private final int tlsPort = Ports.free();

    private CertifiedSurroundings(Path folder) {
        Project project = Project.here();
        this.authority = LocalAuthority.in(folder.resolve("authority"));
        LocalAuthority.Issued issued = authority.issue("ip:127.0.0.1");
        this.database =
                LocalMariaDb.startCertified(project, folder.resolve("mariadb"), LocalSecrets.of(folder), issued);
        this.redis = LocalRedis.startGuarded(
                project,
                folder.resolve("redis"),
                PASSWORD,
                "tls-port " + tlsPort,
                "tls-auth-clients no",
                "tls-cert-file " + issued.certificate(),
                "tls-key-file " + issued.key(),
                "tls-ca-cert-file " + issued.authority());
    }

    public static CertifiedSurroundings start(Path folder) {
        Folders.delete(folder);
        return new CertifiedSurroundings(Folders.create(folder));
    }

    /** The settings for a node. */
    public Map<String, String> environment() {
        return Map.of(
                GivenDatabase.URL,
                database.jdbcUrl(),
                GivenDatabase.USER,
                database.user(),
                GivenDatabase.PASSWORD,
                database.password(),
                GivenDatabase.MIGRATOR,
                database.migrator(),
                GivenDatabase.MIGRATOR_PASSWORD,
                database.migratorPassword(),
                "INTAKE_REDIS_URL",
                redisUrl(PASSWORD),
                "INTAKE_REDIS_CA_FILE",
                authority.certificate().toString());
    }

    /** The URL of Redis over TLS, with a password of its user. */
    public String redisUrl(String password) {
        String encoded = URLEncoder.encode(password, StandardCharsets.UTF_8).replace("+", "%20");
        return "rediss://intake:" + encoded + "@127.0.0.1:" + tlsPort;
    }

    @Override
    public void close() {
        redis.close();
        database.close();
    }
}
