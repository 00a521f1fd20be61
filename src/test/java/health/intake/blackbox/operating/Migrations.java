package health.intake.blackbox.operating;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The versions of the schema that this release makes one after the other. */
final class Migrations {

    private static final Path SCRIPTS = Path.of("src/main/resources/db/migration");

    private static final Pattern NAME = Pattern.compile("V([0-9]+)__.*\\.sql");

    /** The one that is a class. */
    private static final int STORED_FORMS = 6;

    /** In their order. */
    static final List<String> VERSIONS = versions();

    static final String CURRENT = VERSIONS.get(VERSIONS.size() - 1);

    private Migrations() {}

    private static List<String> versions() {
        try (Stream<Path> files = Files.list(SCRIPTS)) {
            Stream<Integer> scripts = files.map(file -> NAME.matcher(String.valueOf(file.getFileName())))
                    .filter(Matcher::matches)
                    .map(name -> Integer.valueOf(name.group(1)));
            return Stream.concat(scripts, Stream.of(STORED_FORMS))
                    .sorted()
                    .map(String::valueOf)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
