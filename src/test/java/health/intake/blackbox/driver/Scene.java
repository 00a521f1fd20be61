package health.intake.blackbox.driver;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static health.intake.blackbox.driver.Tenant.PROFILES;

import java.util.Map;
import java.util.Objects;

/** One object of each kind in one tenant, for tests of every operation. */
public final class Scene {

    public final Tenant tenant = Tenant.create();
    public final Group group = tenant.group();
    public final String profile =
            tenant.partner().post(PROFILES, ProfileBody.in(group)).is(201).id();

    private final String patient =
            tenant.partner().post(PATIENTS, PatientBody.in(group)).is(201).id();

    /** The first call that may erase it does; each later one is given the same receipt. */
    private final String erasable =
            tenant.partner().post(PROFILES, ProfileBody.in(group)).is(201).id();

    private final Map<String, String> names = Map.of(
            "{profile}",
            profile,
            "{patient}",
            patient,
            "{erasable}",
            erasable,
            "{org}",
            tenant.id(),
            "{group}",
            group.id(),
            "{key}",
            tenant.key("PROFILES_VIEW").id(),
            "{adminKey}",
            adminKey(),
            "{file}",
            "console.js",
            "{code}",
            "not_found");

    private static String adminKey() {
        return Key.of(Api.admin().post("/api/admin/api-keys", "{\"name\": \"Spare\"}"))
                .id();
    }

    public Answer call(Api api, Operation operation) {
        return call(api, operation, "");
    }

    /** @param query with its question mark, or empty */
    public Answer call(Api api, Operation operation, String query) {
        String path = filled(operation.path()) + query;
        return operation.takesBody()
                ? api.send(operation.method(), path, filled(operation.body()))
                : api.send(operation.method(), path);
    }

    /** The value in this scene for a name in braces. */
    public String value(String name) {
        return Objects.requireNonNull(names.get(name));
    }

    public String filled(String template) {
        String text = template.replace("{unique}", Unique.slug("new"));
        for (Map.Entry<String, String> name : names.entrySet()) {
            text = text.replace(name.getKey(), name.getValue());
        }
        return text;
    }
}
