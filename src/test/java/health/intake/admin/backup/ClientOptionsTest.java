package health.intake.admin.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.intake.admin.command.CommandFailure;
import health.intake.admin.command.ServiceDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientOptionsTest {

    private static final String URL = "jdbc:mariadb://db.example:3307/intake";

    private static List<String> lines(String url) {
        try (ClientOptions options = ClientOptions.of(new ServiceDatabase(url, "us er", "a\"b\\c#d '\ne"))) {
            assertThat(options.database()).isEqualTo("intake");
            Path file = file(options);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Path file(ClientOptions options) {
        return Path.of(options.argument().substring("--defaults-file=".length()));
    }

    @Test
    void theFileTellsTheClientWhatTheUrlTellsTheDriver() {
        assertThat(lines(URL))
                .containsExactly(
                        "[client]",
                        "protocol=tcp",
                        "host=\"db.example\"",
                        "port=3307",
                        "user=\"us er\"",
                        "password=\"a\\\"b\\\\c#d '\\ne\"",
                        "default-character-set=utf8mb4",
                        "skip-ssl");
        assertThat(lines("jdbc:mariadb://db.example/intake?connectTimeout=1")).contains("port=3306", "skip-ssl");
    }

    @Test
    void anEncryptedConnectionStaysEncryptedAndVerified(@TempDir Path folder) throws IOException {
        Path certificate = Files.createFile(folder.resolve("server.pem"));

        assertThat(lines(URL + "?sslMode=trust")).contains("ssl", "ssl-verify-server-cert=0");
        for (String mode : List.of("verify-full", "verify-ca")) {
            assertThat(lines(URL + "?sslMode=" + mode))
                    .contains("ssl", "ssl-verify-server-cert=1")
                    .doesNotContain("skip-ssl")
                    .noneMatch(line -> line.startsWith("ssl-ca"));
        }
        assertThat(lines(URL + "?sslMode=verify-full&serverSslCert=" + certificate))
                .contains("ssl-verify-server-cert=1", "ssl-ca=\"" + certificate + "\"");
        assertThatThrownBy(() -> lines(URL + "?sslMode=verify-full&serverSslCert=" + folder.resolve("none")))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("serverSslCert");
    }

    @Test
    void theFileIsGoneAfterwards() {
        ClientOptions options = ClientOptions.of(new ServiceDatabase(URL, "user", "password"));
        assertThat(file(options)).exists();
        options.close();

        assertThat(file(options)).doesNotExist();
    }
}
