package health.intake.bench;

import health.intake.launcher.Api;
import health.intake.launcher.LocalIntake;
import health.intake.launcher.StartFailure;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Makes organizations through the API as an operator does, and the first person of each as its partner does. */
final class Organizations {

    static final String ORGANIZATIONS = "/api/admin/organizations";
    private static final String GROUP = "bench";

    private final LocalIntake intake;
    private final Api admin;

    Organizations(LocalIntake intake) {
        this.intake = intake;
        this.admin = new Api(intake.baseUrl(), intake.adminKey());
    }

    /**
     * An organization.
     *
     * @param first the id of user1@bench.example in it
     * @param keys the secrets of its keys
     */
    record Organization(int number, UUID first, List<String> keys) {}

    /** In the order of their numbers, from 1. */
    List<Organization> make(Scale scale) {
        return IntStream.rangeClosed(1, scale.organizations())
                .parallel()
                .mapToObj(number -> make(number, scale.keys()))
                .toList();
    }

    private Organization make(int number, int keys) {
        String slug = "bench-" + number;
        created(admin, ORGANIZATIONS, Map.of("slug", slug, "name", "Bench " + number, "country", "DE"));
        String own = ORGANIZATIONS + "/" + slug;
        created(admin, own + "/profile-groups", Map.of("slug", GROUP, "name", "Bench"));
        Map<String, Object> key = Map.of("name", "bench", "scopes", List.of("CREATE_USER", "PROFILES_VIEW"));
        List<String> secrets = IntStream.range(0, keys)
                .mapToObj(i -> created(admin, own + "/api-keys", key)
                        .body()
                        .path("key")
                        .asText())
                .toList();
        Api partner = new Api(intake.baseUrl(), secrets.get(0));
        String first = created(partner, IntakeTarget.PROFILES, person())
                .body()
                .path("id")
                .asText();
        return new Organization(number, UUID.fromString(first), secrets);
    }

    private static Map<String, Object> person() {
        Map<String, Object> person = new LinkedHashMap<>();
        person.put("first_name", "Maria");
        person.put("last_name", "Schmidt");
        person.put("sex", 2);
        person.put("date_of_birth", "1985-03-22");
        person.put("profile_group", GROUP);
        person.put("email", "user1@bench.example");
        person.put("phone", "+4930123456789");
        person.put("height", 168);
        person.put("weight", 65);
        person.put("language", "de");
        return person;
    }

    private static Api.Answer created(Api api, String path, Map<String, Object> body) {
        try {
            Api.Answer answer = api.post(path, body);
            if (answer.status() != 201) {
                throw new StartFailure("Intake cannot be filled; it answered " + answer.summary());
            }
            return answer;
        } catch (IOException e) {
            throw new StartFailure("Intake cannot be filled: " + e.getMessage(), e);
        }
    }
}
