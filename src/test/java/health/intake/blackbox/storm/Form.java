package health.intake.blackbox.storm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An operation with the fields of a body that it takes.
 *
 * @param valid values, as JSON texts, that would be accepted; {@code {n}} stands for something unique
 * @param others further fields that it knows, including those that it refuses
 */
record Form(String method, String target, String key, Map<String, String> valid, List<String> others) {

    /** Part of all values that answers must not repeat. */
    static final String MARK = "zqx";

    static final String PROFILES = "/api/v1/profiles";

    private static final String ORGANIZATIONS = "/api/admin/organizations";
    private static final String GROUPS = ORGANIZATIONS + "/{org}/profile-groups";
    private static final String KEYS = ORGANIZATIONS + "/{org}/api-keys";
    private static final String ADMIN_KEYS = "/api/admin/api-keys";

    private static final String PERSON = "first_name: \"Zqxaria\", last_name: \"Zqxmidt\", sex: 2,"
            + " date_of_birth: \"1985-03-22\", email: \"zqx{n}@example.com\", phone: \"+4930123456789\","
            + " height: 168.5, weight: 66, language: \"de\"";

    static final Form CREATE = partner(
            "POST",
            PROFILES,
            PERSON + ", profile_group: \"" + Target.GROUP + "\"",
            "profile_group_slug,id,handle,created_at,updated_at,other,zqx.zqx,password");

    static final Form CHANGE = partner(
            "PATCH",
            PROFILES + "/{profile}",
            PERSON + ", password: \"Zqx12345\"",
            "id,handle,profile_group,profile_group_slug,created_at,updated_at,zqx zqx");

    static final List<Form> ADMIN = List.of(
            admin(
                    "POST",
                    ORGANIZATIONS,
                    "slug: \"s{n}\", name: \"Zqx\", country: \"DE\", domains: [\"d{n}.example\"], self_registration: true",
                    "default_group,id,created_at"),
            admin(
                    "PATCH",
                    ORGANIZATIONS + "/{org}",
                    "name: \"Zqx\", country: \"FI\", domains: [\"d{n}.example\"], self_registration: false",
                    "default_group,slug,id,created_at"),
            admin("POST", GROUPS, "slug: \"s{n}\", name: \"Zqx\"", "id,created_at,other"),
            admin("PATCH", GROUPS + "/{group}", "slug: \"s{n}\", name: \"Zqx\"", "id,created_at"),
            admin(
                    "POST",
                    KEYS,
                    "name: \"Zqx\", scopes: [\"PROFILES_VIEW\"], expires_at: \"2999-01-01T00:00:00Z\", environment: \"live\"",
                    "profile_groups,id,prefix,state,key"),
            admin("POST", KEYS + "/{spareKey}/rotate", "overlap_seconds: 5", "other"),
            admin("POST", ADMIN_KEYS, "name: \"Zqx\", expires_at: \"2999-01-01T00:00:00Z\"", "scopes,environment,id"),
            admin("POST", ADMIN_KEYS + "/{spareAdminKey}/rotate", "overlap_seconds: 5", "other"));

    static final List<Form> PROFILE = List.of(CREATE, CHANGE);

    private static Form partner(String method, String target, String valid, String others) {
        return of(method, target, "{key}", List.of(valid, others));
    }

    private static Form admin(String method, String target, String valid, String others) {
        return of(method, target, "{admin}", List.of(valid, others));
    }

    private static Form of(String method, String target, String key, List<String> fields) {
        Map<String, String> valid = new LinkedHashMap<>();
        for (String field : fields.get(0).split(", ")) {
            String[] parts = field.split(": ", 2);
            valid.put(parts[0], parts[1]);
        }
        return new Form(method, target, key, valid, Arrays.asList(fields.get(1).split(",")));
    }

    Form numbered(String number) {
        Map<String, String> values = new LinkedHashMap<>(valid);
        values.replaceAll((name, json) -> json.replace("{n}", number));
        return new Form(method, target, key, values, others);
    }

    List<String> fields() {
        List<String> all = new ArrayList<>(valid.keySet());
        all.addAll(others);
        return all;
    }

    List<String> textFields() {
        return valid.keySet().stream()
                .filter(name -> valid.get(name).startsWith("\""))
                .toList();
    }

    /** With a valid key and no body yet. */
    Request request() {
        return request(key);
    }

    Request request(String otherKey) {
        return Request.of(method, target).header("x-api-key", otherKey);
    }

    Request send(String json) {
        return request().json(json);
    }

    Request with(String field, String json) {
        Map<String, String> changed = new LinkedHashMap<>(valid);
        changed.put(field, json);
        return send(text(changed));
    }

    Request withText(String field, String value) {
        return with(field, Request.quoted(value));
    }

    /** A body that would be accepted. */
    String text() {
        return text(valid);
    }

    private static String text(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> Request.quoted(field.getKey()) + ":" + field.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
