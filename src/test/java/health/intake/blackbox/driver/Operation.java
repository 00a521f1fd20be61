package health.intake.blackbox.driver;

import java.util.List;
import java.util.Set;

/**
 * One operation of contract 3 to 6.
 *
 * @param path with the names of {@link Scene} in braces
 * @param scopes one of them suffices; empty if any valid key does
 * @param body a body that would be accepted, empty where the operation takes none
 */
public record Operation(String method, String path, Set<String> scopes, boolean isPublic, String body) {

    private static final Set<String> READ = Set.of("PROFILES_VIEW", "IMPERSONATE");
    private static final Set<String> WRITE = Set.of("CREATE_USER");
    private static final Set<String> ERASE = Set.of("PROFILES_ERASE");
    private static final Set<String> AUDIT = Set.of("AUDIT_VIEW");
    private static final Set<String> ADMIN = Set.of("ADMIN");

    static final String NO_BODY = "";

    private static final String NEW_PROFILE =
            """
            {"first_name": "Maria", "last_name": "Schmidt", "sex": 2, "date_of_birth": "1985-03-22",
             "profile_group": "{group}"}""";
    private static final String PATIENTS = "/api/v1/patients";
    private static final String NEW_PATIENT =
            """
            {"email": "{unique}@example.com", "firstName": "Maria", "lastName": "Schmidt", "gender": "female",
             "phone": "+4930123456789", "dob": "1985-03-22", "groups": ["{group}"]}""";
    private static final String ORGANIZATIONS = "/api/admin/organizations";
    private static final String ORGANIZATION = ORGANIZATIONS + "/{org}";
    private static final String GROUPS = ORGANIZATION + "/profile-groups";
    private static final String KEYS = ORGANIZATION + "/api-keys";
    private static final String PROFILE = ORGANIZATION + "/profiles/{profile}";
    private static final String ADMIN_KEYS = "/api/admin/api-keys";

    public static final List<Operation> ALL = List.of(
            of("POST", "/api/v1/profiles", WRITE, NEW_PROFILE),
            of("GET", "/api/v1/profiles", READ, NO_BODY),
            of("POST", "/api/v1/profiles/lookup", READ, "{\"email\": \"{profile}@placeholder.invalid\"}"),
            of("GET", "/api/v1/profiles/{profile}", READ, NO_BODY),
            of("PATCH", "/api/v1/profiles/{profile}", WRITE, "{}"),
            of("POST", "/api/v1/profiles/{profile}/deactivate", WRITE, "{}"),
            of("POST", "/api/v1/profiles/{profile}/restore", WRITE, "{}"),
            of("POST", "/api/v1/profiles/{profile}/move", WRITE, "{\"profile_group\": \"{group}\"}"),
            of("GET", "/api/v1/profiles/{profile}/export", READ, NO_BODY),
            of("GET", "/api/v1/profiles/{profile}/accesses", AUDIT, NO_BODY),
            of("POST", "/api/v1/profiles/{erasable}/erase", ERASE, "{\"reason\": \"no_longer_needed\"}"),
            of("POST", PATIENTS, WRITE, NEW_PATIENT),
            of("GET", PATIENTS, READ, NO_BODY),
            of("GET", PATIENTS + "/{patient}", READ, NO_BODY),
            of("PATCH", PATIENTS + "/{patient}", WRITE, "{}"),
            of("GET", "/api/v1/key", Set.of(), NO_BODY),
            of("GET", "/api/v1/requests", Set.of(), NO_BODY),
            of("POST", "/api/v1/sandbox/reset", WRITE, NO_BODY),
            of("POST", ORGANIZATIONS, ADMIN, "{\"slug\": \"{unique}\", \"name\": \"New\", \"country\": \"FI\"}"),
            of("GET", ORGANIZATIONS, ADMIN, NO_BODY),
            of("GET", ORGANIZATION, ADMIN, NO_BODY),
            of("PATCH", ORGANIZATION, ADMIN, "{}"),
            of("POST", GROUPS, ADMIN, "{\"slug\": \"{unique}\", \"name\": \"New\"}"),
            of("GET", GROUPS, ADMIN, NO_BODY),
            of("GET", GROUPS + "/{group}", ADMIN, NO_BODY),
            of("PATCH", GROUPS + "/{group}", ADMIN, "{}"),
            of("POST", KEYS, ADMIN, "{\"name\": \"New\", \"scopes\": [\"PROFILES_VIEW\"]}"),
            of("GET", KEYS, ADMIN, NO_BODY),
            of("GET", KEYS + "/{key}", ADMIN, NO_BODY),
            of("PATCH", KEYS + "/{key}", ADMIN, "{}"),
            of("POST", KEYS + "/{key}/rotate", ADMIN, "{}"),
            of("DELETE", KEYS + "/{key}", ADMIN, NO_BODY),
            of("POST", ADMIN_KEYS, ADMIN, "{\"name\": \"New\"}"),
            of("GET", ADMIN_KEYS, ADMIN, NO_BODY),
            of("GET", ADMIN_KEYS + "/{adminKey}", ADMIN, NO_BODY),
            of("POST", ADMIN_KEYS + "/{adminKey}/rotate", ADMIN, "{}"),
            of("DELETE", ADMIN_KEYS + "/{adminKey}", ADMIN, NO_BODY),
            of("GET", PROFILE, ADMIN, NO_BODY),
            of("PUT", PROFILE + "/legal-hold", ADMIN, "{\"reason\": \"Court order 7 of 2026\"}"),
            of("DELETE", PROFILE + "/legal-hold", ADMIN, NO_BODY),
            of("GET", ORGANIZATION + "/audit", ADMIN, NO_BODY),
            of("GET", "/api/admin/audit", ADMIN, NO_BODY),
            of("GET", "/api/metrics", ADMIN, NO_BODY),
            open("/api/"),
            open("/api/health/live"),
            open("/api/health/ready"),
            open("/api/.well-known/jwks.json"),
            open("/api/openapi.json"),
            open("/api/openapi.yaml"),
            open("/api/docs"),
            open("/api/docs/{file}"),
            open("/api/docs/reference"),
            open("/api/docs/changes"),
            open("/api/docs/deprecations"),
            open("/api/docs/problems"),
            open("/api/docs/problems/{code}"));

    private static Operation of(String method, String path, Set<String> scopes, String body) {
        return new Operation(method, path, scopes, false, body);
    }

    private static Operation open(String path) {
        return new Operation("GET", path, Set.of(), true, NO_BODY);
    }

    boolean takesBody() {
        return !body.isEmpty();
    }

    /** Whether it also serves clients without a key, which must name an organization. */
    public boolean isKeyOptional() {
        return path.equals(PATIENTS) && takesBody();
    }

    /** Whether the key may also be a bearer token. */
    public boolean takesBearer() {
        return path.equals("/api/metrics");
    }

    /** Whether it leaves out what the key may not see, in place of refusing. */
    public boolean isFiltering() {
        return Set.of("GET " + Tenant.PROFILES, "GET " + Tenant.PATIENTS).contains(toString())
                || path.endsWith("/lookup");
    }

    /** Whether it serves keys of the environment test only. */
    public boolean isOfSandbox() {
        return path.startsWith("/api/v1/sandbox/");
    }

    public boolean isAdmin() {
        return scopes.equals(ADMIN);
    }

    public boolean allows(String scope) {
        return isPublic || scopes.isEmpty() || scopes.contains(scope);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
