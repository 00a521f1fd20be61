package health.intake.blackbox.faults;

import static health.intake.blackbox.driver.Tenant.PROFILES;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Seen;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Clients that get, look up, list, create and change, as fast as they can or so many times a second. */
final class MixedLoad {

    private static final int CLIENTS = 16;
    private static final int PEOPLE = 500;

    private final Api partner;
    private final Group group;
    private final List<String> ids;
    private final List<String> emails;

    MixedLoad() {
        Tenant tenant = Tenant.create();
        partner = tenant.partner().unchecked();
        group = tenant.group();
        emails = IntStream.range(0, PEOPLE).mapToObj(i -> Unique.email("load")).toList();
        ids = emails.stream().map(email -> create(email).is(201).id()).toList();
    }

    /** How many requests are answered in a second if each client sends one after the other. */
    double perSecond(Duration time) {
        return run(Double.MAX_VALUE, time).sentAfter(0).count() / (time.toMillis() / 1000.0);
    }

    /** @param rate requests a second, of all clients together */
    Seen run(double rate, Duration time) {
        Seen seen = new Seen();
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        long end = System.nanoTime() + time.toNanos();
        long pause = (long) (CLIENTS * 1e9 / rate);
        IntStream.range(0, CLIENTS)
                .mapToObj(i -> CompletableFuture.runAsync(() -> send(seen, end, pause), threads))
                .toList()
                .forEach(CompletableFuture::join);
        threads.shutdown();
        return seen;
    }

    private void send(Seen seen, long end, long pause) {
        Random random = ThreadLocalRandom.current();
        long next = System.nanoTime() + (long) (random.nextDouble() * pause);
        while (System.nanoTime() < end) {
            while (System.nanoTime() < next) {
                LockSupport.parkNanos(next - System.nanoTime());
            }
            long called = System.nanoTime();
            seen.ended(any(random), called);
            next += pause;
        }
    }

    private Answer any(Random random) {
        String path = PROFILES + "/" + ids.get(random.nextInt(PEOPLE));
        int choice = random.nextInt(20);
        if (choice < 10) {
            return partner.get(path);
        }
        if (choice < 15) {
            return partner.get(PROFILES + "?email=" + emails.get(random.nextInt(PEOPLE)));
        }
        if (choice < 16) {
            return partner.get(PROFILES + "?limit=20");
        }
        return choice < 18
                ? create(Unique.email("soak"))
                : partner.patch(path, "{\"weight\":" + (50 + random.nextInt(100)) + "}");
    }

    private Answer create(String email) {
        return partner.post(PROFILES, ProfileBody.in(group).withEmail(email));
    }
}
