package health.intake.devserver.bench;

import health.intake.devserver.Api;
import health.intake.devserver.DemoOrganization;
import health.intake.devserver.LocalIntake;
import health.intake.devserver.StartFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Intake, filled with people. */
final class IntakeTarget {

    private static final String PROFILES = "/api/v1/profiles";

    private IntakeTarget() {}

    static Target filled(LocalIntake intake, Path folder, BenchDatabase database, int rows) {
        String key = new DemoOrganization(intake.baseUrl(), intake.adminKey(), folder).ensure();
        Api api = new Api(intake.baseUrl(), key);
        try {
            new ProfileCopies(database).of(first(api), rows);
            requireFound(api, rows);
        } catch (IOException e) {
            throw new StartFailure("Intake cannot be filled: " + e.getMessage(), e);
        }
        Path ids = database.write("select id from profile", folder.resolve("intake.ids"));
        return new Target(Target.INTAKE, intake.baseUrl(), intake.serverPid(), key, ids);
    }

    private static UUID first(Api api) throws IOException {
        Map<String, Object> person = new LinkedHashMap<>();
        person.put("first_name", "Maria");
        person.put("last_name", "Schmidt");
        person.put("sex", 2);
        person.put("date_of_birth", "1985-03-22");
        person.put("profile_group", "acme-clinic-berlin");
        person.put("email", "user1@bench.example");
        person.put("phone", "+4930123456789");
        person.put("height", 168);
        person.put("weight", 65);
        person.put("language", "de");
        Api.Answer answer = api.post(PROFILES, person);
        if (answer.status() != 201) {
            throw new StartFailure("Intake cannot be filled; it answered " + answer.summary());
        }
        return UUID.fromString(answer.body().path("id").asText());
    }

    private static void requireFound(Api api, int rows) throws IOException {
        Api.Answer answer = api.get(PROFILES + "?email=" + Api.encoded("user" + rows + "@bench.example"));
        if (answer.body().size() != 1) {
            throw new StartFailure("Intake does not find the last of its people; it answered " + answer.summary());
        }
    }
}
