package health.intake.demo;

import com.fasterxml.jackson.databind.JsonNode;
import health.intake.demo.people.Patient;
import health.intake.launcher.Api;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The profiles of Intake, as a partner sees them. */
final class Registry {

    private static final int UNAVAILABLE = 503;

    private final Api api;

    Registry(Api api) {
        this.api = api;
    }

    /** The data of a profile that are needed to look it up. */
    record Created(String id, String email) {}

    /** A request with an unexpected answer; the message describes the answer for people. */
    static final class Refused extends IOException {

        private static final long serialVersionUID = 1L;

        Refused(Api.Answer answer) {
            super(answer.summary());
        }
    }

    Created create(Patient patient) throws IOException {
        JsonNode profile = expect(201, () -> api.post("/api/v1/profiles", patient));
        return new Created(profile.path("id").asText(), profile.path("email").asText());
    }

    /** The id of the profile with this e-mail address. */
    Optional<String> find(String email) throws IOException {
        JsonNode profiles = expect(200, () -> api.get("/api/v1/profiles?email=" + Api.encoded(email)));
        return profiles.size() == 1 ? Optional.of(profiles.path(0).path("id").asText()) : Optional.empty();
    }

    private interface Call {
        Api.Answer send() throws IOException;
    }

    /** Retries a request once if the service is unavailable, and never for other reasons. */
    private static JsonNode expect(int status, Call call) throws IOException {
        Api.Answer answer = call.send();
        if (answer.status() == UNAVAILABLE) {
            pause();
            answer = call.send();
        }
        if (answer.status() != status) {
            throw new Refused(answer);
        }
        return answer.body();
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
