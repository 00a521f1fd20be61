package health.intake.blackbox.erasure;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static health.intake.blackbox.driver.Tenant.PROFILES;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Canaries;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Encodings;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Json;
import health.intake.blackbox.driver.RedisWire;
import health.intake.blackbox.driver.Sql;
import health.intake.blackbox.driver.Tenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Contract 8: of an erased person nothing is left in any table, in Redis, in logs, metrics or answers, in any encoding. The person
 * had a value in every field, and another one before.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErasureCanaryIT {

    private static final String REASON = "{\"reason\": \"request_of_the_person\"}";

    /** Fields of which the database never holds a text that can be searched for: hashed or encrypted. */
    private static final List<String> NEVER_IN_CLEAR =
            List.of("password", "hcCard.number", "hcCard.issuer", "Idempotency-Key");

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Group further = tenant.group();
    private final Api all =
            tenant.key("CREATE_USER", "PROFILES_VIEW", "PROFILES_ERASE").api();
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final List<Answer> answers = new ArrayList<>();
    private final Canaries first = new Canaries();
    private final Canaries second = new Canaries();
    private String id = "";
    private String storedBefore = "";

    @BeforeAll
    void eraseAPerson() {
        first.texts().forEach((field, text) -> texts.put("first " + field, text));
        second.texts().forEach((field, text) -> texts.put("second " + field, text));
        texts.put("local part", first.email.replaceAll("^[^.]*\\.|@.*", ""));
        live();
        storedBefore = stored();
        answers.add(all.post(PROFILES + "/" + id + "/erase", REASON).is(200));
        askAfterwards();
    }

    /** Registered, looked up, changed, refused. */
    private void live() {
        id = all.with("Idempotency-Key", first.idempotencyKey)
                .post(PATIENTS, first.patientWithKeyFields(group).with("groups", Json.array(group.id(), further.id())))
                .is(201)
                .id();
        String path = PATIENTS + "/" + id;
        all.get(PROFILES + "?email=" + Api.encoded(first.email)).is(200);
        all.patch(path, second.patientWithKeyFields(group).without("groups")).is(200);
        all.patch(path, Json.object(Map.of("height", "1"))).is(400);
        all.patch(PROFILES + "/" + id, Json.object(Map.of("height", height(second), "weight", weight(second))))
                .is(200);
        indexed();
        all.post(PROFILES, second.profile(group)).isProblem(409, "email_taken");
        all.patch(PROFILES + "/" + id, "{\"email\": " + Json.quoted(second.firstName) + "}")
                .is(400);
    }

    /** A look-up that does not reach Redis in time writes no entry; the next one does. */
    private void indexed() {
        Deadline.within(Duration.ofSeconds(30), "a look-up reaches Redis", () -> {
            all.get(PROFILES + "?email=" + Api.encoded(second.email)).is(200);
            return inRedis().contains(id);
        });
    }

    private static String inRedis() {
        StringBuilder content = new StringBuilder();
        try (RedisWire redis = Installation.shared().redis()) {
            for (String key : redis.keys()) {
                content.append(key).append(redis.run("DUMP", key));
                if ("string".equals(redis.run("TYPE", key))) {
                    // a dump may be compressed
                    content.append(redis.run("GET", key));
                }
            }
        }
        return content.toString();
    }

    private static String height(Canaries person) {
        return person.texts().getOrDefault("height", "");
    }

    private static String weight(Canaries person) {
        return person.texts().getOrDefault("weight", "");
    }

    private void askAfterwards() {
        for (String path : List.of(PROFILES, PATIENTS)) {
            answers.add(all.get(path + "/" + id).isProblem(410, "profile_erased"));
            answers.add(all.patch(path + "/" + id, "{}").isProblem(410, "profile_erased"));
            answers.add(all.get(path + "?limit=500").is(200));
            for (Canaries person : List.of(first, second)) {
                Answer found =
                        all.get(path + "?email=" + Api.encoded(person.email)).is(200);
                assertThat(found.text()).isEqualTo("[]");
            }
        }
        answers.add(all.post(PROFILES + "/" + id + "/erase", REASON).is(200));
        answers.add(all.get("/api/v1/requests").is(200));
        answers.add(Api.admin().get(tenant.path() + "/audit?profile=" + id).is(200));
        answers.add(Api.anonymous().get("/api/.well-known/jwks.json").is(200));
    }

    /** The whole database as a dump has it, byte by byte. */
    private String stored() {
        try (Sql sql = Installation.shared().sql()) {
            Path dump = Files.createTempFile("erasure", ".sql");
            Installation.shared().dump(sql.text("select database()"), dump);
            String content = Files.readString(dump, ISO_8859_1);
            Files.delete(dump);
            return content;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The fields of which a text is found, in one of its forms. */
    private List<String> hits(String place) {
        List<String> hits = new ArrayList<>();
        texts.forEach((field, text) -> Encodings.ofBytesOfAnyKind(text).stream()
                .filter(place::contains)
                .forEach(form -> hits.add(field)));
        return hits.stream().distinct().toList();
    }

    @Test
    void noTableHoldsAny() {
        assertThat(storedBefore).as("the dump is of this database").contains(id);
        List<String> expected = texts.keySet().stream()
                .filter(field -> field.startsWith("second "))
                .filter(field -> NEVER_IN_CLEAR.stream().noneMatch(field::endsWith))
                .toList();
        assertThat(hits(storedBefore)).as("what the search finds before").containsAll(expected);

        assertThat(hits(stored())).isEmpty();
    }

    @Test
    void ofTheRowsOnlyTheTombstoneIsLeft() {
        try (Sql sql = Installation.shared().sql()) {
            ErasedPerson.isErased(sql, id);
        }
    }

    @Test
    void redisHoldsNoneAndNoEntryOfThePerson() {
        String content = inRedis();

        assertThat(content).doesNotContain(id);
        assertThat(hits(content)).isEmpty();
    }

    @Test
    void logsHoldNone() {
        assertThat(hits(Installation.shared().logs())).isEmpty();
    }

    @Test
    void metricsAndAnswersHoldNone() {
        answers.add(Api.admin().get("/api/metrics").is(200));
        for (Answer answer : answers) {
            assertThat(hits(new String(answer.body(), ISO_8859_1)
                            + answer.headers().map()))
                    .as("%s", answer)
                    .isEmpty();
        }
    }

    @Test
    void theSearchFindsEachFormOfEachText() {
        texts.forEach((field, text) -> Encodings.ofBytesOfAnyKind(text)
                .forEach(form -> assertThat(hits("x" + form + "x")).contains(field)));
    }

    @Test
    void everyTableOfTheDatabaseIsDumped() {
        try (Sql sql = Installation.shared().sql()) {
            TreeSet<String> tables = new TreeSet<>();
            sql.rows("select table_name as t from information_schema.tables where table_schema = database()")
                    .forEach(row -> tables.add(row.get("t")));
            assertThat(tables).hasSizeGreaterThan(15).allMatch(table -> storedBefore.contains("`" + table + "`"));
        }
    }
}
