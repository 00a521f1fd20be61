package health.intake.bench;

import health.intake.launcher.Api;
import health.intake.launcher.DemoOrganization;
import health.intake.launcher.LocalIntake;
import health.intake.launcher.StartFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Intake, filled with people. */
final class IntakeTarget {

    private static final String PROFILES = "/api/v1/profiles";

    private static final Pattern CURSOR = Pattern.compile("[?&]cursor=([^&>]+)");

    private IntakeTarget() {}

    static Target filled(LocalIntake intake, Path folder, BenchDatabase database, int rows) {
        String key = new DemoOrganization(intake.baseUrl(), intake.adminKey(), folder).ensure();
        Api api = new Api(intake.baseUrl(), key);
        String cursor;
        try {
            new ProfileCopies(database).of(first(api), rows);
            requireFound(api, rows);
            cursor = cursor(api, Wrk.offset(rows));
        } catch (IOException e) {
            throw new StartFailure("Intake cannot be filled: " + e.getMessage(), e);
        }
        Path ids = database.write("select id from profile", folder.resolve("intake.ids"));
        return new Target(
                Wrk.INTAKE,
                intake.serverPid(),
                EnumSet.allOf(Operation.class),
                new Wrk(Wrk.INTAKE, intake.baseUrl(), key, ids, rows, cursor));
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

    /** The cursor of the page after this many people. */
    private static String cursor(Api api, long offset) throws IOException {
        Api.Answer answer = api.get(PROFILES + "?limit=1&offset=" + (offset - 1));
        Matcher matcher = CURSOR.matcher(answer.link());
        if (!matcher.find()) {
            throw new StartFailure("Intake has no page after " + offset + " people; it answered " + answer.summary());
        }
        return matcher.group(1);
    }

    private static void requireFound(Api api, int rows) throws IOException {
        Api.Answer answer = api.get(PROFILES + "?email=" + Api.encoded("user" + rows + "@bench.example"));
        if (answer.body().size() != 1) {
            throw new StartFailure("Intake does not find the last of its people; it answered " + answer.summary());
        }
    }
}
