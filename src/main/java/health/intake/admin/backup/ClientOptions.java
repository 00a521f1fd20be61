package health.intake.admin.backup;

import health.intake.admin.command.CommandFailure;
import health.intake.admin.command.ServiceDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.mariadb.jdbc.Configuration;
import org.mariadb.jdbc.HostAddress;
import org.mariadb.jdbc.export.SslMode;

/**
 * A file that tells a client program of MariaDB how to connect, as the URL tells the driver. It holds the password, which would be in
 * the list of processes otherwise; only its owner may read it, and it is deleted when it is closed.
 */
final class ClientOptions implements AutoCloseable {

    private final Path file;
    private final String database;

    private ClientOptions(Path file, String database) {
        this.file = file;
        this.database = database;
    }

    /** To be closed by the caller. */
    static ClientOptions of(ServiceDatabase database) {
        try {
            Configuration url = Configuration.parse(database.url());
            Path file = Files.createTempFile("intake-admin", ".cnf");
            file.toFile().deleteOnExit();
            Files.write(file, lines(url, database));
            return new ClientOptions(file, url.database());
        } catch (SQLException | IOException e) {
            throw new CommandFailure("The client of MariaDB cannot be told how to connect: " + e.getMessage(), e);
        }
    }

    static List<String> lines(Configuration url, ServiceDatabase database) {
        HostAddress server = url.addresses().get(0);
        List<String> lines = new ArrayList<>(List.of(
                "[client]",
                "protocol=tcp",
                "host=" + quoted(server.host),
                "port=" + server.port,
                "user=" + quoted(database.user()),
                "password=" + quoted(database.password()),
                "default-character-set=utf8mb4"));
        lines.addAll(encryption(url));
        return lines;
    }

    private static List<String> encryption(Configuration url) {
        if (url.sslMode() == SslMode.DISABLE) {
            return List.of("skip-ssl");
        }
        if (url.sslMode() == SslMode.TRUST || url.sslMode() == SslMode.ALLOW) {
            return List.of("ssl", "ssl-verify-server-cert=0");
        }
        List<String> lines = new ArrayList<>(List.of("ssl", "ssl-verify-server-cert=1"));
        String certificate = url.serverSslCert();
        if (certificate != null) {
            if (!Files.isReadable(Path.of(certificate))) {
                throw new CommandFailure("serverSslCert must name a file that can be read, for the client of MariaDB");
            }
            lines.add("ssl-ca=" + quoted(certificate));
        }
        return lines;
    }

    private static String quoted(String value) {
        return '"'
                + value.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                + '"';
    }

    /** To be the first argument. */
    String argument() {
        return "--defaults-file=" + file;
    }

    String database() {
        return database;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new CommandFailure("Delete this file, which holds a password: " + file, e);
        }
    }
}
