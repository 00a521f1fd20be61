package health.intake.blackbox.faults;

import static health.intake.blackbox.driver.Tenant.PROFILES;

import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.FaultLine;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Json;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import health.intake.history.AddressModel;
import health.intake.history.AddressModel.Found;
import health.intake.history.AddressModel.Left;
import health.intake.history.AddressModel.Taken;
import health.intake.history.Histories;
import health.intake.history.Step;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One person gives up an address and another takes it, again and again, while a third client looks it up. */
final class Handovers implements Row {

    /** Addresses that change hands at a time, so that Redis need not fail for each alone. */
    private static final int BATCH = 20;

    private static final long PAUSE = 1_000_000;

    private final int times;
    private final Consumer<Runnable> meanwhile;
    private final Histories<Optional<String>, AddressModel.Operation> histories = new Histories<>(new AddressModel());
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong wrong = new AtomicLong();
    private final AtomicBoolean over = new AtomicBoolean();
    private Api partner = Api.anonymous();

    /** Two people with one address between them. */
    private static final class Couple {

        final String email = Unique.email("handed");
        String owner = "";
        String other = "";
    }

    /** @param meanwhile runs the second half of each handover, with something broken */
    Handovers(int times, Consumer<Runnable> meanwhile) {
        this.times = times;
        this.meanwhile = meanwhile;
    }

    @Override
    public void fill(FaultLine line) {
        Tenant tenant = Tenant.create();
        Group group = tenant.group();
        partner = tenant.partner();
        List<Couple> couples = Stream.generate(() -> couple(group))
                .limit(Math.min(BATCH, times))
                .toList();
        CompletableFuture<Void> reader = CompletableFuture.runAsync(() -> read(couples));
        try {
            for (int done = 0; done < times; done += couples.size()) {
                couples.forEach(couple -> move(couple.owner, couple.email, false));
                meanwhile.accept(() -> couples.forEach(this::handOver));
                couples.forEach(this::lookUpNewOwner);
            }
        } finally {
            over.set(true);
        }
        reader.join();
        line.requests(requests.get());
        line.wrong(wrong.get(), "found the wrong person or nobody");
        line.wrong(histories.unexplained().size(), "histories have no explanation");
    }

    private Couple couple(Group group) {
        Couple couple = new Couple();
        couple.other = created(group, Unique.email("other"));
        long called = System.nanoTime();
        couple.owner = created(group, couple.email);
        histories.add(couple.email, step(new Taken(couple.owner), called));
        return couple;
    }

    private String created(Group group, String email) {
        return partner.post(PROFILES, ProfileBody.in(group).withEmail(email))
                .is(201)
                .id();
    }

    private void handOver(Couple couple) {
        String former = couple.owner;
        couple.owner = couple.other;
        couple.other = former;
        move(couple.owner, couple.email, true);
        lookUpNewOwner(couple);
    }

    /** @param takes whether the person takes the address, or gives it up */
    private void move(String id, String email, boolean takes) {
        long called = System.nanoTime();
        String to = takes ? email : Unique.email("moved");
        partner.patch(PROFILES + "/" + id, "{\"email\":" + Json.quoted(to) + "}")
                .is(200);
        requests.incrementAndGet();
        histories.add(email, step(takes ? new Taken(id) : new Left(id), called));
    }

    private void lookUpNewOwner(Couple couple) {
        if (!lookUp(couple.email).equals(Optional.of(couple.owner))) {
            wrong.incrementAndGet();
        }
    }

    private Optional<String> lookUp(String email) {
        long called = System.nanoTime();
        Optional<String> found = partner.get(PROFILES + "?email=" + email).is(200).each("id").stream()
                .findFirst();
        requests.incrementAndGet();
        histories.add(email, step(new Found(found), called));
        return found;
    }

    private void read(List<Couple> couples) {
        while (!over.get()) {
            couples.forEach(couple -> lookUp(couple.email));
            LockSupport.parkNanos(PAUSE);
        }
    }

    private static Step<AddressModel.Operation> step(AddressModel.Operation operation, long called) {
        return new Step<>(operation, called, System.nanoTime());
    }
}
