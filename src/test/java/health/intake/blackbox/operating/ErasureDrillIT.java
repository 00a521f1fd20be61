package health.intake.blackbox.operating;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static health.intake.blackbox.driver.Tenant.PROFILES;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Canaries;
import health.intake.blackbox.driver.Encodings;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.OperatorProgram.Run;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.StartingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The operator's handbook: whom a backup from before an erasure brings back, {@code erasures apply} erases again. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErasureDrillIT {

    private static final String REASON = "{\"reason\": \"legal_obligation\"}";

    private final BackedUpService service = new BackedUpService();
    private final Canaries canaries = new Canaries();
    private final Canaries kept = new Canaries();

    @TempDir
    Path folder;

    @AfterAll
    void end() {
        service.close();
    }

    private static Run done(Run run) {
        assertThat(run.code()).as(run.out() + run.err()).isZero();
        return run;
    }

    @Test
    void whoWasErasedDoesNotComeBack() throws IOException {
        Api partner = service.node().api(service.key());
        String id = partner.post(PATIENTS, canaries.patientWithKeyFields(service.group()))
                .is(201)
                .id();
        String stays = partner.post(PATIENTS, kept.patientWithKeyFields(service.group()))
                .is(201)
                .id();
        Path backup = folder.resolve("backup");
        done(service.program().run("backup", backup.toString()));
        Answer receipt = eraser().post(PROFILES + "/" + id + "/erase", REASON).is(200);
        Path list = folder.resolve("erasures");
        Files.writeString(list, done(service.program().run("erasures", "list")).out());
        assertThat(hits(Files.readString(list, ISO_8859_1))).isEmpty();
        assertThat(Files.readAllLines(list)).hasSize(1);

        try (SplitDatabase target = new SplitDatabase()) {
            done(target.program().run("restore", backup.toString()));
            assertThat(hits(stored(target)))
                    .as("the backup brings the person back")
                    .isNotEmpty();

            Path cut = folder.resolve("cut");
            Files.writeString(
                    cut, Files.readString(list) + Files.readString(list).substring(0, 200));
            Run refused = target.program().run("erasures", "apply", cut.toString());
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.err()).contains("Nothing was done: line 2 ");
            assertThat(hits(stored(target))).isNotEmpty();

            assertThat(done(target.program().run("erasures", "apply", list.toString()))
                            .out())
                    .startsWith("1 erasures in the file: erased again 1 people");
            assertThat(hits(stored(target))).isEmpty();
            assertThat(done(target.program().run("erasures", "apply", list.toString()))
                            .out())
                    .startsWith("1 erasures in the file: erased again 0 people");
            assertThat(done(target.program().run("erasures", "list")).out()).isEqualTo(Files.readString(list));
            serves(target, receipt, stays);
        }
    }

    /** As a later node answers, to which the receipt of the lost time is known. */
    private void serves(SplitDatabase target, Answer receipt, String stays) {
        String id = receipt.at("profile_id").asText();
        try (StartingNode node = target.servingNode("erasure-drill")) {
            Api partner = node.api(service.key());
            partner.get(PATIENTS + "/" + id).isProblem(410, "profile_erased");
            assertThat(partner.get(PATIENTS + "/" + stays)
                            .is(200)
                            .at("lastName")
                            .asText())
                    .isEqualTo(kept.lastName);
            partner.post(PROFILES, ProfileBody.in(service.group()).withEmail(canaries.email))
                    .is(201);
            Answer again = node.api(eraserKey(node)).post(PROFILES + "/" + id + "/erase", REASON);
            assertThat(again.is(200).text()).isEqualTo(receipt.text());
        }
    }

    private Api eraser() {
        return service.node().api(eraserKey(service.node()));
    }

    private static String eraserKey(StartingNode node) {
        JsonNode key = node.operator()
                .post("/api/admin/organizations/acme/api-keys", "{\"name\":\"E\",\"scopes\":[\"PROFILES_ERASE\"]}")
                .is(201)
                .json();
        return key.get("key").asText();
    }

    private List<String> hits(String place) {
        List<String> hits = new ArrayList<>();
        canaries.texts().forEach((field, text) -> Encodings.ofBytesOfAnyKind(text).stream()
                .filter(place::contains)
                .forEach(form -> hits.add(field)));
        return hits;
    }

    private String stored(SplitDatabase database) throws IOException {
        Path dump = folder.resolve("dump-" + System.nanoTime());
        Installation.shared().dump(database.name(), dump);
        return Files.readString(dump, ISO_8859_1);
    }
}
