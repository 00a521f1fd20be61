package health.intake.blackbox.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The faults that {@code scripts/verify planted} plants still fit the code, and the checks that they name exist. */
class PlantedFaultsTest {

    private static final Path FAULTS = Path.of("src/test/planted");
    private static final Path TESTS = Path.of("src/test/java/health/intake");

    @TestFactory
    List<DynamicTest> faultFitsTheCodeAndNamesItsCheck() throws IOException {
        try (Stream<Path> faults = Files.list(FAULTS)) {
            List<DynamicTest> tests = faults.sorted()
                    .map(fault -> DynamicTest.dynamicTest(fault.getFileName().toString(), () -> isUsable(fault)))
                    .toList();
            assertThat(tests).hasSizeGreaterThanOrEqualTo(12);
            return tests;
        }
    }

    private static void isUsable(Path fault) throws IOException {
        List<String> lines = Files.readAllLines(fault);
        assertThat(lines.get(0)).startsWith("Check: ");
        namesACheck(lines.get(0).substring("Check: ".length()));
        assertThat(lines.get(1)).as("what is wrong, in a sentence").endsWith(".");
        String file = "";
        List<String> replaced = new ArrayList<>();
        for (String line : lines.subList(2, lines.size())) {
            if (line.startsWith("--- a/")) {
                isIn(file, replaced);
                file = line.substring("--- a/".length());
            } else if (line.startsWith("@@") || line.startsWith("diff ")) {
                isIn(file, replaced);
            } else if (!line.startsWith("+")) {
                replaced.add(line.isEmpty() ? line : line.substring(1));
            }
        }
        isIn(file, replaced);
    }

    private static void namesACheck(String check) throws IOException {
        String[] names = check.split("#", 2);
        try (Stream<Path> tests = Files.walk(TESTS)) {
            Path test = tests.filter(path -> path.endsWith(names[0] + ".java"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no class " + names[0]));
            assertThat(Files.readString(test))
                    .contains(names.length > 1 ? "void " + names[1] + "(" : "class " + names[0] + " ");
        }
    }

    /** The context of a hunk and the lines that it removes. */
    private static void isIn(String file, List<String> replaced) throws IOException {
        if (!file.isEmpty()) {
            assertThat(Files.readString(Path.of(file)))
                    .contains(replaced.stream().collect(Collectors.joining("\n")));
        }
        replaced.clear();
    }
}
