package health.intake.bench;

import health.intake.bench.Organizations.Organization;
import health.intake.launcher.Api;
import health.intake.launcher.Folders;
import health.intake.launcher.LocalIntake;
import health.intake.launcher.StartFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Intake, filled with people. */
final class IntakeTarget {

    static final String PROFILES = "/api/v1/profiles";

    private static final Pattern CURSOR = Pattern.compile("[?&]cursor=([^&>]+)");

    /** So many ids, from all over the table, at most; the load generator holds them in memory. */
    private static final int SAMPLE = 200_000;

    private IntakeTarget() {}

    static Target filled(LocalIntake intake, Path folder, BenchDatabase database, Scale scale) {
        List<Organization> organizations = new Organizations(intake).make(scale);
        ProfileCopies copies = new ProfileCopies(database);
        int rows = scale.peopleOfEach();
        organizations.forEach(organization -> copies.of(organization.first(), rows));
        copies.analyze();
        Api last = new Api(
                intake.baseUrl(),
                organizations.get(organizations.size() - 1).keys().get(0));
        Api first = new Api(intake.baseUrl(), organizations.get(0).keys().get(0));
        String cursor;
        try {
            requireFound(last, rows);
            cursor = cursor(first, Wrk.offset(rows));
        } catch (IOException e) {
            throw new StartFailure("Intake cannot be filled: " + e.getMessage(), e);
        }
        return new Target(
                Wrk.INTAKE,
                intake.serverPid(),
                EnumSet.allOf(Operation.class),
                new Wrk(
                        Wrk.INTAKE,
                        intake.baseUrl(),
                        keys(organizations, folder.resolve("intake.keys")),
                        database.write(ids(scale), folder.resolve("intake.ids")),
                        rows,
                        cursor));
    }

    /** One organization a line, its keys after each other. */
    private static Path keys(List<Organization> organizations, Path file) {
        Folders.writePrivately(
                file,
                organizations.stream()
                        .map(organization -> String.join(" ", organization.keys()) + "\n")
                        .collect(Collectors.joining()));
        return file;
    }

    /** An id, and the number of its organization. */
    private static String ids(Scale scale) {
        int step = Math.max(1, scale.people() / SAMPLE);
        return "select concat(p.id, ' ', substr(o.slug, 7)) from profile p join organization o on o.id = p.organization_id"
                + " where o.slug like 'bench-%' and crc32(p.id) % " + step + " = 0";
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
