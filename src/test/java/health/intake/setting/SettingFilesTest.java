package health.intake.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingFilesTest {

    @TempDir
    Path folder;

    @Test
    void aVariableNamesTheFileOfItsSetting() throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "c2VjcmV0 value\n");
        SettingFiles files = new SettingFiles(Map.of(
                "INTAKE_KEY_PEPPER_FILE", file.toString(),
                "OTEL_EXPORTER_OTLP_HEADERS_FILE", file.toString(),
                "INTAKE_OTHER_FILE", file.toString()));

        assertThat(files.getPropertyNames())
                .containsExactlyInAnyOrder("intake.key.pepper", "otel.exporter.otlp.headers");
        assertThat(files.getValue("intake.key.pepper")).isEqualTo("c2VjcmV0 value");
        assertThat(files.getValue("intake.secret")).isNull();
        assertThat(files.getOrdinal()).isBetween(301, 399);
    }

    @Test
    void aFileThatCannotBeReadIsAFaultOfItsVariable() {
        Map<String, String> environment =
                Map.of("INTAKE_SECRET_FILE", folder.resolve("none").toString());

        assertThat(new SettingFiles(environment).getPropertyNames()).isEmpty();
        assertThat(SettingsCatalogue.faults(name -> Optional.empty(), environment))
                .contains("INTAKE_SECRET_FILE must name a readable file")
                .noneMatch(fault -> fault.startsWith("INTAKE_SECRET is not set"));
    }
}
