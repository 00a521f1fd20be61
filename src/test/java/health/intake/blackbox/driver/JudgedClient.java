package health.intake.blackbox.driver;

import static health.intake.blackbox.driver.Tenant.PROFILES;

import com.fasterxml.jackson.databind.JsonNode;
import health.intake.history.AddressModel;
import health.intake.history.AddressModel.Found;
import health.intake.history.AddressModel.Left;
import health.intake.history.AddressModel.Refused;
import health.intake.history.AddressModel.Taken;
import health.intake.history.ProfileModel.Created;
import health.intake.history.ProfileModel.Patched;
import health.intake.history.ProfileModel.Read;
import health.intake.history.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One of several clients: reads and changes the profiles of all, and moves its own from address to address. What must not stay
 * open, its address, it asks for until that is answered; a change that got no answer counts as one that may have happened.
 */
final class JudgedClient {

    private static final List<String> FIELDS = List.of("weight", "height");

    /** Before a request is sent again that was not answered, or was refused for the time being. */
    private static final long PAUSE = 100_000_000;

    /** Between two requests, so that the clients leave the machine time for what they test. */
    private static final long THOUGHT = 2_000_000;

    private final Api api;
    private final Seen seen;
    private final List<String> profiles;
    private final List<String> addresses;
    private final Random random;
    private final BooleanSupplier over;
    private String own = "";
    private String address = Unique.email("own");

    /**
     * @param profiles the ids of the profiles of all clients, to which each adds its own
     * @param addresses those that the clients compete for
     * @param over whether to end
     */
    JudgedClient(
            Api api,
            Seen seen,
            CopyOnWriteArrayList<String> profiles,
            List<String> addresses,
            Random random,
            BooleanSupplier over) {
        this.api = api;
        this.seen = seen;
        this.profiles = profiles;
        this.addresses = addresses;
        this.random = random;
        this.over = over;
    }

    void work(Group group) {
        create(group);
        while (!over.getAsBoolean()) {
            switch (random.nextInt(10)) {
                case 0, 1 -> patch(anyOf(profiles));
                case 2 -> move(anyOf(addresses));
                // else all addresses would soon be taken for good
                case 3 -> move(Unique.email("own"));
                case 4, 5 -> read(anyOf(profiles));
                default -> lookUp(anyOf(addresses));
            }
            LockSupport.parkNanos(THOUGHT);
        }
    }

    private void create(Group group) {
        Map<String, String> fields = Map.of("weight", value(), "height", value());
        ProfileBody body = ProfileBody.in(group)
                .withEmail(address)
                .with("weight", fields.get("weight"))
                .with("height", fields.get("height"));
        Api once = api.with("Idempotency-Key", Unique.slug("client"));
        long called = System.nanoTime();
        Answer created = untilAnswered(() -> once.post(PROFILES, body)).is(201);
        own = created.id();
        seen.profiles.add(own, step(new Created(fields), called));
        seen.addresses.add(address, step(new Taken(own), called));
        profiles.add(own);
    }

    private void read(String id) {
        long called = System.nanoTime();
        Answer answer = once(() -> api.get(PROFILES + "/" + id));
        if (answer != null && answer.status() != 503) {
            Optional<Map<String, String>> fields =
                    answer.status() == 404 ? Optional.empty() : Optional.of(fields(answer));
            seen.profiles.add(id, step(new Read(fields), called));
        }
    }

    private void patch(String id) {
        Map<String, String> change = Map.of(anyOf(FIELDS), value());
        long called = System.nanoTime();
        Answer answer = once(() -> api.patch(PROFILES + "/" + id, Json.object(change)));
        if (answer == null || answer.status() == 503) {
            seen.profiles.add(id, new Step<>(new Patched(change, null), called, Step.NEVER));
        } else {
            seen.profiles.add(id, step(new Patched(change, fields(answer)), called));
        }
    }

    private void lookUp(String email) {
        long called = System.nanoTime();
        Answer answer = once(() -> api.get(PROFILES + "?email=" + email));
        if (answer != null && answer.status() != 503) {
            seen.addresses.add(
                    email, step(new Found(answer.is(200).each("id").stream().findFirst()), called));
        }
    }

    private void move(String to) {
        if (to.equals(address)) {
            return;
        }
        long called = System.nanoTime();
        Answer answer = untilAnswered(() -> api.patch(PROFILES + "/" + own, "{\"email\":" + Json.quoted(to) + "}"));
        if (answer.status() == 409) {
            seen.addresses.add(to, step(new Refused(), called));
            return;
        }
        answer.is(200);
        seen.addresses.add(address, step(new Left(own), called));
        seen.addresses.add(to, step((AddressModel.Operation) new Taken(own), called));
        address = to;
    }

    /** The answer; null if it was cut off. */
    private @Nullable Answer once(Supplier<Answer> request) {
        long called = System.nanoTime();
        try {
            Answer answer = request.get();
            seen.ended(answer, called);
            pauseIf(answer.status() == 503);
            return answer;
        } catch (AssertionError cutOff) {
            seen.ended(Seen.CUT_OFF, called);
            pauseIf(true);
            return null;
        }
    }

    /** As a client does that is told to retry later. */
    private static void pauseIf(boolean isRefused) {
        if (isRefused) {
            LockSupport.parkNanos(PAUSE);
        }
    }

    private Answer untilAnswered(Supplier<Answer> request) {
        Answer answer = once(request);
        while (answer == null || answer.status() == 503) {
            answer = once(request);
        }
        return answer;
    }

    private static <O> Step<O> step(O operation, long called) {
        return new Step<>(operation, called, System.nanoTime());
    }

    private static Map<String, String> fields(Answer answer) {
        JsonNode profile = answer.is(200).json();
        Map<String, String> fields = new HashMap<>();
        FIELDS.forEach(field -> fields.put(field, profile.get(field).asText()));
        return fields;
    }

    /** Any weight and height, nearly never twice. */
    private String value() {
        return 50 + random.nextInt(200) + "." + (1 + random.nextInt(9)) + (1 + random.nextInt(9))
                + (1 + random.nextInt(9));
    }

    private String anyOf(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
