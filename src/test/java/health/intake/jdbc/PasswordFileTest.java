package health.intake.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordFileTest {

    @TempDir
    Path folder;

    @Test
    void thePasswordIsReadForEachConnection() throws IOException, SQLException {
        Path file = Files.writeString(folder.resolve("password"), "one\n");
        Properties properties = new Properties();
        properties.setProperty("user", "intake");
        properties.setProperty("password", "");

        assertThat(PasswordFile.complete(properties, file.toString()))
                .containsEntry("user", "intake")
                .containsEntry("password", "one");
        Files.writeString(file, "two");
        assertThat(PasswordFile.complete(properties, file.toString())).containsEntry("password", "two");
        assertThat(properties).containsEntry("password", "");
    }

    @Test
    void aMissingFileIsAFailureOfTheConnection() {
        String file = folder.resolve("none").toString();
        assertThatThrownBy(() -> PasswordFile.complete(new Properties(), file))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("INTAKE_DB_PASSWORD_FILE")
                .hasMessageNotContaining(file);
    }
}
