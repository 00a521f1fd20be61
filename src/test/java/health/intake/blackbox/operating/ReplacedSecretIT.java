package health.intake.blackbox.operating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import health.intake.admin.command.CommandFailure;
import health.intake.admin.secret.FieldKeys;
import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Sql;
import health.intake.blackbox.driver.StartingNode;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** INTAKE_SECRET and INTAKE_FIELD_KEYS are replaced without a pause, as src/docs/secrets.md describes it. */
@Tag("long")
class ReplacedSecretIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String OLD = secret();
    private static final String NEW = secret();
    private static final FieldKeys OLD_KEYS = FieldKeys.generate();
    private static final FieldKeys BOTH_KEYS = OLD_KEYS.plusKey();
    private static final FieldKeys PROMOTED_KEYS = BOTH_KEYS.withNewestAsPrimary();
    private static final FieldKeys NEW_KEYS = PROMOTED_KEYS.withPrimaryAlone();

    private static final String REFUSAL = "The audit trail is not sealed";
    private static final String WARNING = "ADMIN keys other than that of INTAKE_ADMIN_KEY_HASH are active";
    private static final String CARD = "A123456780";

    private final OwnDatabase database = new OwnDatabase("replaced");
    private final Sql sql = database.sql();
    private String key = "";

    private static String secret() {
        byte[] bytes = new byte[32];
        new Random().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    @AfterEach
    void close() {
        sql.close();
        database.close();
    }

    private StartingNode node(String folder, String secret, String other, FieldKeys keys) {
        return database.node(
                folder,
                List.of("SECRET=" + secret, "FIELD_KEYS=" + keys.text()),
                other.isEmpty() ? Map.of() : Map.of("INTAKE_SECRET_OTHER", other));
    }

    private void prepare(StartingNode node) {
        String organizations = "/api/admin/organizations";
        String path = organizations + "/"
                + id(node.send(
                        "POST",
                        organizations,
                        "{\"slug\":\"acme\",\"name\":\"Acme\",\"country\":\"DE\"}",
                        "x-api-key",
                        node.adminKey()));
        node.send(
                "POST", path + "/profile-groups", "{\"slug\":\"group\",\"name\":\"A\"}", "x-api-key", node.adminKey());
        Answer made = node.send(
                "POST",
                path + "/api-keys",
                "{\"name\":\"A\",\"scopes\":[\"CREATE_USER\",\"PROFILES_VIEW\"]}",
                "x-api-key",
                node.adminKey());
        key = made.json().get("key").asText();
        assertThat(node.logged(WARNING)).isEmpty();
        id(node.send("POST", "/api/admin/api-keys", "{\"name\":\"Night shift\"}", "x-api-key", node.adminKey()));
    }

    private static String id(Answer created) {
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        JsonNode body = created.json();
        return (body.has("id") ? body : body.get("data")).get("id").asText();
    }

    private static String patient(String name) {
        return """
               {"email":"%s@example.com","firstName":"Ada","lastName":"Byron","gender":"female","dob":"1990-01-01",
               "phone":"030123457","password":"Xq7-plover-lamp","hcCard":{"number":"%s"},"groups":["group"]}"""
                .formatted(name, CARD);
    }

    private Answer register(StartingNode node, String name) {
        return node.send("POST", "/api/v1/patients", patient(name), "x-api-key", key, "Idempotency-Key", "key-" + name);
    }

    private void isReplayed(StartingNode node, String name, String id) {
        Answer answer = register(node, name);
        assertThat(id(answer)).isEqualTo(id);
        assertThat(answer.headers().firstValue("Idempotent-Replayed")).hasValue("true");
        // the card is decrypted
        assertThat(answer.text()).contains(CARD);
    }

    private Answer list(StartingNode node, String query) {
        Answer answer = node.get("/api/v1/profiles?limit=1" + query, "x-api-key", key);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    /** Checks that one node reads the second page by the cursor of the other. */
    private void isNextPage(StartingNode one, StartingNode other) {
        String cursor =
                list(one, "").headers().firstValue("Link").orElseThrow().replaceAll("(?s).*(&cursor=[^>]+)>.*", "$1");
        assertThat(list(other, cursor).text()).isEqualTo(list(one, cursor).text());
    }

    private static void isUp(StartingNode node) {
        assertThat(node.get("/api/health/ready").text()).contains("{\"name\":\"audit\",\"status\":\"UP\"}");
        assertThat(node.logged(REFUSAL)).isEmpty();
        assertThat(node.logged("not match the MAC")).isEmpty();
    }

    private void awaitSeals(String what, String condition) {
        Deadline.within(PATIENCE, what, () -> sql.text("select " + condition).equals("1"));
    }

    private void awaitEverythingSealed() {
        awaitSeals(
                "everything is sealed",
                "count(*) = 0 from audit_entry where seq > (select max(last_seq) from audit_seal)");
    }

    private String newestForm() {
        return sql.text("select form from audit_seal order by number desc limit 1");
    }

    private void secretIsMissing(String form, String... given) {
        assertThatThrownBy(() -> database.trail(
                                given[0],
                                List.of(given).subList(1, given.length).toArray(String[]::new))
                        .verify())
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("The secret " + form.substring(2) + " is missing")
                .message()
                .doesNotContain("does not match", "not match the MAC");
    }

    @Test
    void serviceGoesOnWhileTheSecretAndTheFieldKeysAreReplaced() {
        String before;
        String oldForm;
        try (StartingNode old = node("starting", OLD, "", OLD_KEYS)) {
            prepare(old);
            before = id(register(old, "before"));
            register(old, "second");
            awaitEverythingSealed();
            oldForm = newestForm();
        }
        String between;
        // nodes of step 1 and of step 2 at the same time
        try (StartingNode first = node("starting", OLD, NEW, BOTH_KEYS);
                StartingNode second = node("starting-2", NEW, OLD, PROMOTED_KEYS)) {
            between = id(register(first, "between"));
            for (StartingNode node : List.of(first, second)) {
                isReplayed(node, "before", before);
                isReplayed(node, "between", between);
            }
            isReplayed(first, "of-second", id(register(second, "of-second")));
            createdOnce(first, second);
            isNextPage(first, second);
            isNextPage(second, first);
            Deadline.within(PATIENCE, "both nodes have sealed", () -> {
                Stream.of(first, second).forEach(node -> list(node, ""));
                return sql.text("select count(distinct form) from audit_seal where number > 0")
                        .equals("2");
            });
            Deadline.throughout(
                    Duration.ofSeconds(5), () -> Stream.of(first, second).forEach(node -> {
                        list(node, "");
                        isUp(node);
                    }));
        }
        reencrypt();
        String newForm = allNew(before);
        awaitEverythingSealed();
        assertThat(database.trail(NEW, OLD).verify())
                .contains(": all are valid.", "Under INTAKE_SECRET, " + newForm.substring(2))
                .contains("Under another secret, " + oldForm.substring(2));
        secretIsMissing(oldForm, NEW);
        secretIsMissing(newForm, OLD);
        try (StartingNode last = node("starting", NEW, "", NEW_KEYS)) {
            isReplayed(last, "between", between);
            list(last, "");
            awaitEverythingSealed();
            isUp(last);
            assertThat(last.logged(WARNING)).hasSize(1);
            assertThat(newestForm()).isEqualTo(newForm);
        }
        database.trail(NEW, OLD).verify();
        isRefusedWithTheOldSecretAlone(newForm);
    }

    private void createdOnce(StartingNode first, StartingNode second) {
        for (int i = 0; i < 10; i++) {
            String name = "at-once-" + i;
            CompletableFuture<Answer> one = CompletableFuture.supplyAsync(() -> register(first, name));
            CompletableFuture<Answer> other = CompletableFuture.supplyAsync(() -> register(second, name));
            List<Answer> answers = Stream.of(one, other)
                    .map(CompletableFuture::join)
                    // the first attempt may take longer than the second one waits
                    .filter(answer -> answer.status() != 409 || !answer.text().contains("request_in_progress"))
                    .toList();
            assertThat(answers.stream().map(ReplacedSecretIT::id).distinct()).hasSize(1);
            assertThat(answers.stream().filter(answer -> answer.headers()
                            .firstValue("Idempotent-Replayed")
                            .isEmpty()))
                    .hasSizeLessThanOrEqualTo(1);
        }
    }

    private void reencrypt() {
        String oldKeys = "which only decrypts";
        assertThat(database.reencryption(PROMOTED_KEYS.text()).count()).contains(oldKeys, "which encrypts");
        String told = database.reencryption(PROMOTED_KEYS.text()).run();
        assertThat(told.substring(told.indexOf("After:")))
                .doesNotContain(oldKeys)
                .contains("which encrypts");
        assertThat(database.reencryption(NEW_KEYS.text()).count()).contains("which encrypts");
    }

    /** All nodes are in step 2 until the newest seal is under the new secret. */
    private String allNew(String before) {
        try (StartingNode second = node("starting-2", NEW, OLD, PROMOTED_KEYS)) {
            isReplayed(second, "before", before);
            awaitEverythingSealed();
            isUp(second);
            return newestForm();
        }
    }

    private void isRefusedWithTheOldSecretAlone(String newForm) {
        String newest = sql.text("select max(number) from audit_seal");
        try (StartingNode wrong = node("starting", OLD, "", PROMOTED_KEYS)) {
            Deadline.within(PATIENCE, "it is logged", () -> wrong.logged(REFUSAL).stream()
                    .anyMatch(line -> line.contains("the newest seal names the secret " + newForm.substring(2))));
            assertThat(wrong.get("/api/health/ready").text()).contains("{\"name\":\"audit\",\"status\":\"DEGRADED\"}");
        }
        assertThat(sql.text("select max(number) from audit_seal")).isEqualTo(newest);
    }
}
