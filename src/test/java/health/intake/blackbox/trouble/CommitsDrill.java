package health.intake.blackbox.trouble;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.DrillReport;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Sql;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * MariaDB is killed again and again under 16 writers; each of them sends unacknowledged requests once more. Part of {@code
 * scripts/verify commits}; {@code CommitTroubleIT} is its short form.
 */
class CommitsDrill {

    private static final int WRITERS = 16;
    private static final int KILLS = 8;
    private static final Duration CALM = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Api partner = tenant.key("CREATE_USER", "PROFILES_VIEW").api();

    private final ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final AtomicInteger created = new AtomicInteger();
    private final AtomicInteger replayed = new AtomicInteger();
    private volatile boolean ended;

    @Test
    void noChangeIsLostOrDoubledAndEachIsRecorded() {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        List<CompletableFuture<Void>> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            writers.add(CompletableFuture.runAsync(this::write, threads));
        }
        for (int i = 0; i < KILLS; i++) {
            LockSupport.parkNanos(CALM.toNanos());
            Installation.shared().killDatabase();
        }
        ended = true;
        writers.forEach(CompletableFuture::join);
        threads.shutdown();

        Map<Integer, Integer> statuses = new TreeMap<>();
        answers.forEach(answer -> statuses.merge(answer.status(), 1, Integer::sum));
        DrillReport.write(
                "%d kills of MariaDB under %d writers: answers by status %s, %d profiles, %d of them committed unheard"
                        .formatted(KILLS, WRITERS, statuses, created.get(), replayed.get()));
        assertThat(statuses.keySet()).containsExactly(201, 503);
        assertThat(count("select count(*) from profile where organization_id = ?"))
                .isEqualTo(created.get());
        Deadline.within(
                Duration.ofSeconds(10),
                "each change and each replay is recorded once",
                () -> count("select count(*) from audit_entry where operation = 'createProfile' and status = 201"
                                + " and organization_id = ?")
                        == statuses.get(201) + replayed.get());
        assertThat(count("select count(*) - count(distinct request_id) from audit_entry where organization_id = ?"))
                .as("requests with several entries")
                .isZero();
    }

    private void write() {
        while (!ended) {
            String email = Unique.email("drill");
            Api once = partner.with("Idempotency-Key", email);
            ProfileBody body = ProfileBody.in(group).withEmail(email);
            Deadline.within(PATIENCE, "the creation is acknowledged", () -> {
                Answer answer = once.post(PROFILES, body);
                answers.add(answer);
                if (answer.status() == 201) {
                    created.incrementAndGet();
                    replayed.addAndGet(answer.header("Idempotent-Replayed") == null ? 0 : 1);
                }
                return answer.status() == 201;
            });
        }
    }

    private int count(String sql) {
        try (Sql connection = Installation.shared().sql()) {
            return Integer.parseInt(connection.text(sql, tenant.id()));
        }
    }
}
