package health.intake.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents, as they stand in the sources and in the operator's archive. */
class DocumentsTest {

    private static final Path DOCS = Path.of("src/docs");
    private static final Path INSTALL = Path.of("src/main/archive/INSTALL.md");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s#]*)(?:#([^)\\s]*))?\\)");
    private static final Pattern PATH = Pattern.compile("`((?:docs|bin|server-config)/[^`]+)`");
    private static final Set<String> NOT_HERE = Set.of("http", "https");

    /**
     * A link to a file of the project.
     *
     * @param target of the file, or the page itself
     * @param anchor empty for the file as a whole
     */
    private record Link(Path page, Path target, String anchor) {}

    @Test
    void everyLinkLeadsToAFile() {
        assertThat(links(documents())).hasSizeGreaterThan(40);
        assertThat(links(Stream.concat(documents(), Stream.of(Path.of("README.md")))))
                .allMatch(link -> Files.exists(link.target()));
    }

    @Test
    void noDocumentLinksToWhatTheArchiveDoesNotHave() {
        assertThat(links(documents())).allMatch(link -> link.target().startsWith(DOCS));
    }

    @Test
    void everyAnchorIsAHeading() {
        List<Link> links = links(Stream.concat(documents(), Stream.of(Path.of("README.md")))).stream()
                .filter(link -> !link.anchor().isEmpty())
                .toList();

        assertThat(links).hasSizeGreaterThan(5);
        assertThat(links).allMatch(link -> anchors(link.target()).contains(link.anchor()));
    }

    @Test
    void theInstallationFitsOnOneScreen() {
        assertThat(text(INSTALL).lines())
                .hasSizeBetween(20, 40)
                .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(100));
    }

    @Test
    void theInstallationNamesFilesOfTheArchive() {
        List<String> paths =
                PATH.matcher(text(INSTALL)).results().map(path -> path.group(1)).toList();

        assertThat(paths).hasSizeGreaterThan(3);
        assertThat(paths).allMatch(path -> Stream.of("src", "src/main/archive", ".")
                .anyMatch(folder -> Files.exists(Path.of(folder, path))));
    }

    private static Stream<Path> documents() {
        try (Stream<Path> files = Files.walk(DOCS)) {
            return files.filter(file -> file.toString().endsWith(".md")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Link> links(Stream<Path> pages) {
        return pages.flatMap(page -> LINK.matcher(text(page))
                        .results()
                        .filter(link -> !NOT_HERE.contains(link.group(1).replaceAll(":.*", "")))
                        .map(link -> new Link(
                                page,
                                link.group(1).isEmpty()
                                        ? page
                                        : page.resolveSibling(link.group(1)).normalize(),
                                link.group(2) == null ? "" : link.group(2))))
                .toList();
    }

    /** As GitHub makes them. */
    private static Set<String> anchors(Path page) {
        return text(page)
                .lines()
                .filter(line -> line.matches("#+ .*"))
                .map(line -> line.replaceAll("^#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
