package health.intake.erasure;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Everything that a person's record touches can be erased: no table is forgotten. */
class PersonalTableTest {

    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    private static final Pattern TABLE = Pattern.compile("(?m)^create table (?:if not exists )?(\\w+) \\(");

    /** The other tables, and why nothing in them names a person. */
    private static final Map<String, String> NAMELESS = Map.ofEntries(
            entry("organization", "partners"),
            entry("organization_domain", "their domains"),
            entry("profile_group", "their groups"),
            entry("api_key", "their keys"),
            entry("api_key_group", "groups of keys"),
            entry("api_key_secret", "hashes of keys"),
            entry("directory_revision", "a number"),
            entry("audit_entry", "ids, words of ours, and addresses of clients"),
            entry("audit_profile", "ids"),
            entry("audit_seal", "hashes"),
            entry("audit_checkpoint", "hashes"));

    private static final Map<String, String> LEFT_BEHIND = Map.of("erasure", "the tombstone");

    @Test
    void everyTableIsPersonalOrNamesNobody() throws IOException {
        TreeSet<String> judged = Stream.of(
                        personal().stream(), NAMELESS.keySet().stream(), LEFT_BEHIND.keySet().stream())
                .flatMap(tables -> tables)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(created())
                .as(
                        "a table with data of a person belongs into PersonalTable; any other is named here, with the reason")
                .containsExactlyElementsOf(judged);
        assertThat(NAMELESS.keySet()).doesNotContainAnyElementsOf(personal());
    }

    private static List<String> personal() {
        return Arrays.stream(PersonalTable.values()).map(PersonalTable::table).toList();
    }

    private static TreeSet<String> created() throws IOException {
        TreeSet<String> created = new TreeSet<>();
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            for (Path file : files.toList()) {
                TABLE.matcher(Files.readString(file)).results().forEach(table -> created.add(table.group(1)));
            }
        }
        return created;
    }
}
