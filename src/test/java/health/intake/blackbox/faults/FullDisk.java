package health.intake.blackbox.faults;

import static health.intake.blackbox.driver.Tenant.PROFILES;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.CrampedInstallation;
import health.intake.blackbox.driver.FaultLine;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Key;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Sql;
import health.intake.blackbox.driver.Unique;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/** The disk of MariaDB is full: it takes no more writes, and all else goes on, until there is room again. */
final class FullDisk implements Row {

    /** Of which the empty database takes two thirds. */
    private static final int MEGABYTES = 320;

    private static final String ORGANIZATIONS = "/api/admin/organizations";
    private static final String NAMED = "\"slug\":\"disk\",\"name\":\"disk\"";
    private static final Duration CALM = Duration.ofSeconds(3);
    private static final Duration FULL = Duration.ofSeconds(20);
    private static final Duration NOTICED = Duration.ofMinutes(2);
    private static final Duration WRITING_AGAIN = Duration.ofSeconds(30);
    private static final int AFTERWARDS = 50;
    private static final long PAUSE = 20_000_000;

    private static final Set<Integer> WHILE_FULL = Set.of(201, 503);

    private final List<String> acknowledged = new ArrayList<>();
    private final Map<Integer, Integer> writes = new TreeMap<>();
    private final Map<Integer, Integer> reads = new TreeMap<>();

    @Override
    public void fill(FaultLine line) {
        if (!CrampedInstallation.isPossible()) {
            line.note("skipped: needs the right to mount a file system");
            return;
        }
        try (CrampedInstallation cramped = Installation.cramped(MEGABYTES)) {
            Api operator = cramped.operator();
            String path = ORGANIZATIONS + "/"
                    + created(operator, ORGANIZATIONS, "\"country\":\"DE\"," + NAMED)
                            .id();
            Answer group = created(operator, path + "/profile-groups", NAMED);
            Key key = Key.of(created(
                    operator, path + "/api-keys", "\"name\":\"disk\",\"scopes\":[\"CREATE_USER\",\"PROFILES_VIEW\"]"));
            Api partner = cramped.anonymous().with("x-api-key", key.secret());
            ProfileBody body = ProfileBody.in(new Group(group.id(), "disk", "disk"));
            during(CALM, partner, body);
            line.require(writes.keySet().equals(Set.of(201)), "writes before " + writes);
            cramped.fill();
            long full = System.nanoTime();
            beFull(line, partner, body);
            cramped.free();
            line.longest("full for", Duration.ofNanos(System.nanoTime() - full));
            recover(line, partner, body);
            judge(line, cramped, partner);
        }
    }

    private static Answer created(Api operator, String path, String fields) {
        return operator.post(path, "{" + fields + "}").is(201);
    }

    private void beFull(FaultLine line, Api partner, ProfileBody body) {
        long end = System.nanoTime() + NOTICED.toNanos();
        // what has room in blocks that the tables own already is still taken
        while (!writes.containsKey(503) && System.nanoTime() < end) {
            write(partner, body);
        }
        reads.clear();
        during(FULL, partner, body);
        line.note("writes %s, reads while full %s".formatted(writes, reads));
        line.require(writes.containsKey(503), "the disk was never full");
        line.require(WHILE_FULL.containsAll(writes.keySet()), "writes " + writes);
        line.failed(reads.entrySet().stream()
                .filter(read -> read.getKey() != 200)
                .mapToInt(Map.Entry::getValue)
                .sum());
    }

    private void during(Duration time, Api partner, ProfileBody body) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            write(partner, body);
            String id = acknowledged.get(acknowledged.size() / 2);
            reads.merge(partner.get(PROFILES + "/" + id).status(), 1, Integer::sum);
            LockSupport.parkNanos(PAUSE);
        }
    }

    private int write(Api partner, ProfileBody body) {
        Answer answer = partner.post(PROFILES, body.withEmail(Unique.email("disk")));
        writes.merge(answer.status(), 1, Integer::sum);
        if (answer.status() == 201) {
            acknowledged.add(answer.id());
        }
        return answer.status();
    }

    private void recover(FaultLine line, Api partner, ProfileBody body) {
        long freed = System.nanoTime();
        while (write(partner, body) != 201 && System.nanoTime() - freed < WRITING_AGAIN.toNanos()) {
            LockSupport.parkNanos(PAUSE);
        }
        line.recovered(Duration.ofNanos(System.nanoTime() - freed), WRITING_AGAIN);
        int before = acknowledged.size();
        for (int i = 0; i < AFTERWARDS; i++) {
            write(partner, body);
        }
        line.failed(before + AFTERWARDS - acknowledged.size());
    }

    private void judge(FaultLine line, CrampedInstallation cramped, Api partner) {
        line.requests(acknowledged.size());
        line.wrong(
                acknowledged.stream()
                        .filter(id -> partner.get(PROFILES + "/" + id).status() != 200)
                        .count(),
                "acknowledged writes lost");
        try (Sql sql = cramped.sql()) {
            List<Map<String, String>> checked =
                    sql.rows("check table profile, audit_entry, idempotency_record, audit_seal extended");
            line.require(
                    checked.stream().allMatch(row -> "OK".equals(row.get("Msg_text"))),
                    "tables are corrupt: " + checked);
            long unacknowledged = Long.parseLong(sql.text("select count(*) from profile")) - acknowledged.size();
            line.wrong(unacknowledged, "refused writes were made");
        }
    }
}
