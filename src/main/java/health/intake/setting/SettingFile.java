package health.intake.setting;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** A file with the value of a setting, named by a variable that ends in {@code _FILE}; trailing white space does not count. */
final class SettingFile {

    static final String SUFFIX = "_FILE";

    private SettingFile() {}

    /** Empty if there is no such file, or it cannot be read. */
    static Optional<String> content(String file) {
        try {
            return Optional.of(Files.readString(Path.of(file), UTF_8).stripTrailing());
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }
}
