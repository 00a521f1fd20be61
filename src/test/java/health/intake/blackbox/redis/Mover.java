package health.intake.blackbox.redis;

import static health.intake.blackbox.driver.Tenant.PROFILES;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Json;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Unique;
import health.intake.history.AddressModel.Found;
import health.intake.history.AddressModel.Left;
import health.intake.history.AddressModel.Refused;
import health.intake.history.AddressModel.Taken;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** A client of an organization at all nodes: has a profile, moves it from address to address, and looks all addresses up. */
final class Mover {

    private final Partner partner;
    private final Seen seen;
    private final Random random;
    private String id = "";
    private String address = Unique.email("own");

    Mover(Partner partner, Seen seen, Random random) {
        this.partner = partner;
        this.seen = seen;
        this.random = random;
    }

    void work(BooleanSupplier over) {
        create();
        while (!over.getAsBoolean()) {
            if (random.nextInt(4) == 0) {
                move(anyOf(partner.contested()));
            } else {
                lookUp(random.nextInt(8) == 0 ? address : anyOf(partner.contested()));
            }
        }
    }

    private void create() {
        long called = System.nanoTime();
        id = seen.timed(() ->
                        node().post(PROFILES, ProfileBody.in(partner.group()).withEmail(address)))
                .is(201)
                .id();
        seen.add(address, new Taken(id), called);
    }

    private void lookUp(String email) {
        long called = System.nanoTime();
        Answer answer = seen.timed(() -> node().get(PROFILES + "?email=" + email));
        seen.add(email, new Found(answer.is(200).each("id").stream().findFirst()), called);
    }

    private void move(String to) {
        if (to.equals(address)) {
            return;
        }
        long called = System.nanoTime();
        String change = "{\"email\":" + Json.quoted(to) + "}";
        Answer answer = seen.timed(() -> node().patch(PROFILES + "/" + id, change));
        if (answer.status() == 409) {
            seen.add(to, new Refused(), called);
            return;
        }
        answer.is(200);
        seen.add(address, new Left(id), called);
        seen.add(to, new Taken(id), called);
        address = to;
    }

    private Api node() {
        return anyOf(partner.nodes());
    }

    private <T> T anyOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
