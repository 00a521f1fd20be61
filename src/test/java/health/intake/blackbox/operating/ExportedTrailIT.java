package health.intake.blackbox.operating;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Json;
import health.intake.blackbox.driver.OperatorProgram;
import health.intake.blackbox.driver.OperatorProgram.Run;
import health.intake.blackbox.driver.Sql;
import health.intake.blackbox.driver.Tenant;
import health.intake.seal.EntryMac;
import health.intake.seal.Seal;
import health.intake.seal.SealChain;
import health.intake.seal.SealedEntries;
import health.intake.seal.SealedEntry;
import health.intake.secret.Secrets;
import health.intake.time.InstantColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audit trail, exported: all of it, and all that is needed to check it without the database. */
class ExportedTrailIT {

    /** In the order in which they are sealed. */
    private static final List<String> SEALED = List.of(
            "seq",
            "id",
            "organization_id",
            "at",
            "key_id",
            "key_prefix",
            "operation",
            "status",
            "profile_ids",
            "profile_id",
            "request_id",
            "client_address");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final OperatorProgram PROGRAM = new OperatorProgram();

    private static final Secrets SECRETS = new Secrets(secret("KEY_PEPPER"), Optional.empty(), secret("SECRET"));

    @TempDir
    static Path folder;

    /** The trail has the entries of all tests, so it is exported once. */
    private static List<JsonNode> trail;

    private static Answer request;

    @BeforeAll
    static void export() throws IOException {
        request = sealedRequest();
        trail = exported();
    }

    private static Optional<String> secret(String name) {
        return Installation.shared().secrets().stream()
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1))
                .findFirst();
    }

    private static long number(Sql sql, String query) {
        return Long.parseLong(sql.text(query));
    }

    /** A request whose entry is sealed. */
    private static Answer sealedRequest() {
        Answer answer = Tenant.create().change("name", "\"Exported\"");
        try (Sql sql = Installation.shared().sql()) {
            long seq =
                    Long.parseLong(sql.text("select max(seq) from audit_entry where operation = 'changeOrganization'"));
            Deadline.within(PATIENCE, "it is sealed", () -> number(sql, "select max(last_seq) from audit_seal") >= seq);
        }
        return answer;
    }

    private static List<JsonNode> exported(String... options) throws IOException {
        Path file = folder.resolve("trail-" + System.nanoTime());
        List<String> arguments = new ArrayList<>(List.of("audit", "export", file.toString()));
        arguments.addAll(List.of(options));
        Run run = PROGRAM.run(arguments.toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isZero();
        List<JsonNode> lines =
                Files.readAllLines(file).stream().map(Json::parse).toList();
        JsonNode end = lines.get(lines.size() - 1);
        assertThat(end.get("type").asText()).isEqualTo("end");
        assertThat(run.out())
                .isEqualTo("Exported %d seals and %d entries.\n"
                        .formatted(end.get("seals").asLong(), end.get("entries").asLong()));
        assertThat(ofType(lines, "entry")).hasSize(end.get("entries").asInt());
        // and the one before all that are exported
        assertThat(ofType(lines, "seal")).hasSize(end.get("seals").asInt() + 1);
        return lines;
    }

    private static List<JsonNode> ofType(List<JsonNode> lines, String type) {
        return lines.stream()
                .filter(line -> line.get("type").asText().equals(type))
                .toList();
    }

    private static Seal newestOf(List<JsonNode> lines) {
        List<JsonNode> seals = ofType(lines, "seal");
        return seal(seals.get(seals.size() - 1));
    }

    private static Seal seal(JsonNode line) {
        return new Seal(
                line.get("number").asLong(),
                line.get("last_seq").asLong(),
                line.get("entries").asInt(),
                line.get("at").asLong(),
                line.get("form").asText(),
                text(line, "digest"),
                line.get("hash").asText());
    }

    private static String text(JsonNode line, String name) {
        JsonNode value = line.get(name);
        return value.isNull() ? null : value.asText();
    }

    private static SealedEntry entry(JsonNode line) {
        List<String> values = new ArrayList<>();
        SEALED.forEach(name -> values.add(text(line, name)));
        return new SealedEntry(
                values, Arrays.asList(text(line, "user_agent"), text(line, "reason")), text(line, "mac"));
    }

    /** The first seal that does not match the lines before it, or -1; nothing but the lines is read. */
    private static long mismatch(List<JsonNode> lines) {
        SealChain chain = new SealChain(SECRETS);
        Seal before = seal(lines.get(0));
        List<SealedEntry> covered = new ArrayList<>();
        for (JsonNode line : lines.subList(1, lines.size() - 1)) {
            if (line.get("type").asText().equals("entry")) {
                covered.add(entry(line));
            } else {
                Seal seal = seal(line);
                if (!chain.agrees(before, covered, seal)) {
                    return seal.number();
                }
                before = seal;
                covered.clear();
            }
        }
        return -1;
    }

    @Test
    void theWholeTrailIsExportedAndCanBeCheckedWithoutTheDatabase() {
        assertThat(mismatch(trail)).isEqualTo(-1);
        List<JsonNode> entries = ofType(trail, "entry");
        assertThat(entries)
                .extracting(line -> line.get("request_id").asText())
                .contains(request.header("X-Request-Id"));
        EntryMac mac = new EntryMac(SECRETS);
        assertThat(entries)
                .allSatisfy(line -> assertThat(mac.matches(entry(line))).isTrue());
        try (Sql sql = Installation.shared().sql()) {
            long last = entries.get(entries.size() - 1).get("seq").asLong();
            assertThat(number(sql, "select count(*) from audit_entry where seq <= " + last))
                    .isEqualTo(entries.size());
            List<JsonNode> seals = ofType(trail, "seal");
            assertThat(seal(seals.get(0)).number()).isZero();
            long newest = newestOf(trail).number();
            assertThat(number(sql, "select count(*) from audit_seal where number <= " + newest))
                    .isEqualTo(seals.size());
        }
    }

    @Test
    void everyAlterationOfAnExportIsFound() {
        int altered = 1;

        for (String name : List.copyOf(namesOf(trail.get(altered)))) {
            if (!name.equals("type")) {
                List<JsonNode> other = new ArrayList<>(trail);
                ObjectNode line = trail.get(altered).deepCopy();
                other.set(altered, line.put(name, name.equals("mac") ? "00" : "7"));
                if (SealedEntries.LATER.contains(name)) {
                    // the seal covers it through the MAC
                    assertThat(new EntryMac(SECRETS).matches(entry(line))).isFalse();
                } else {
                    assertThat(mismatch(other)).as(name).isEqualTo(1);
                }
            }
        }
        List<JsonNode> fewer = new ArrayList<>(trail);
        fewer.remove(altered);
        assertThat(mismatch(fewer)).isEqualTo(1);
    }

    private static List<String> namesOf(JsonNode line) {
        List<String> names = new ArrayList<>();
        line.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void anEntryHasIdsAndNothingElseOfAPerson() {
        List<String> names = new ArrayList<>(SEALED);
        names.add(0, "type");
        names.addAll(SealedEntries.LATER);
        names.add("mac");

        assertThat(ofType(trail, "entry"))
                .allSatisfy(line -> assertThat(namesOf(line)).isEqualTo(names));
    }

    @Test
    void aPartBeginsAndEndsWithTheTimesOfSealing() throws IOException {
        String before = InstantColumn.instant(newestOf(trail).at()).toString();
        sealedRequest();
        sealedRequest();
        List<JsonNode> seals = ofType(exported("--from", before), "seal");
        Seal first = seal(seals.get(seals.size() - 2));
        Seal second = seal(seals.get(seals.size() - 1));
        String from = InstantColumn.instant(first.at()).toString();
        String to = InstantColumn.instant(second.at()).toString();

        List<JsonNode> lines = exported("--from", from, "--to", to);

        assertThat(ofType(lines, "seal").stream().map(line -> seal(line).number()))
                .containsExactly(first.number() - 1, first.number());
        assertThat(ofType(lines, "entry")).hasSize(first.entries());
        assertThat(mismatch(lines)).isEqualTo(-1);
        Run printed = PROGRAM.run("audit", "export", "-", "--from", from, "--to", to);
        assertThat(printed.out().lines().map(Json::parse)).isEqualTo(lines);
        assertThat(printed.err()).startsWith("Exported 1 seals and ");
        assertThat(ofType(exported("--from", "2999-01-01T00:00:00Z"), "seal").stream()
                        .map(line -> seal(line).number())
                        .collect(Collectors.toList()))
                .singleElement()
                .satisfies(number -> assertThat(number).isGreaterThanOrEqualTo(second.number()));
    }

    @Test
    void aFileThatExistsIsKept() throws IOException {
        Path file = Files.writeString(folder.resolve("kept"), "kept");

        Run run = PROGRAM.run("audit", "export", file.toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("The file exists already: " + file + "\n");
        assertThat(file).hasContent("kept");
    }
}
