package health.intake.launcher;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * What servers of Redis and sentinels are guarded with.
 *
 * @param password of all users
 * @param certificate empty: they speak clear text
 */
record RedisGuard(String password, Optional<LocalAuthority.Issued> certificate) {

    /** Users with the rights that the files of server-config/ give them. */
    String users(Project project, String... files) {
        StringBuilder lines = new StringBuilder();
        for (String file : files) {
            lines.append(Folders.read(project.serverConfig("redis").resolve(file))
                    .replaceAll("\\$\\{INTAKE_[A-Z_]*PASSWORD}", Matcher.quoteReplacement(password)));
        }
        return lines.toString();
    }

    /** Lines that let a server or sentinel speak TLS at a port, and to its like. */
    String tls(int port) {
        return certificate
                .map(issued -> "tls-port %d\ntls-auth-clients no\ntls-replication yes\n".formatted(port)
                        + "tls-cert-file " + issued.certificate() + "\n"
                        + "tls-key-file " + issued.key() + "\n"
                        + "tls-ca-cert-file " + issued.authority() + "\n")
                .orElse("");
    }

    static Path config(Path folder, String lines) {
        Path config = Folders.create(folder).resolve("redis.conf");
        Folders.writePrivately(config, lines);
        return config;
    }
}
