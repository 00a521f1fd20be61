package health.intake.blackbox.driver;

import java.util.Map;

/** An organization of its own for one test class or test, made through the Admin API. */
public record Tenant(String id, String slug, String name) {

    public static final String PROFILES = "/api/v1/profiles";
    public static final String PATIENTS = "/api/v1/patients";

    public static Tenant create() {
        return create("DE");
    }

    public static Tenant create(String country) {
        return create(Unique.slug("org"), country, false);
    }

    /** One that takes registrations without a key from its creation on, so that only the slug was unknown before. */
    public static Tenant open(String slug) {
        return create(slug, "DE", true);
    }

    private static Tenant create(String slug, String country, boolean isOpen) {
        Answer created = Api.admin()
                .post(
                        "/api/admin/organizations",
                        """
                        {"slug": "%s", "name": "Organization %s", "country": "%s", "self_registration": %s}"""
                                .formatted(slug, slug, country, isOpen))
                .is(201);
        return new Tenant(created.id(), slug, created.at("name").asText());
    }

    /** One that takes registrations without a key, into a default group. */
    public static Tenant open() {
        Tenant tenant = create();
        tenant.change("self_registration", "true");
        tenant.change("default_group", Json.quoted(tenant.group().id()));
        return tenant;
    }

    /** Sets one field of the organization to a JSON text. */
    public Answer change(String field, String json) {
        return Api.admin().patch(path(), Json.object(Map.of(field, json))).is(200);
    }

    /** Without a key, but with the header that names this organization. */
    public Api keyless() {
        return Api.anonymous().with("organization", slug);
    }

    public String path() {
        return "/api/admin/organizations/" + id;
    }

    public String groupsPath() {
        return path() + "/profile-groups";
    }

    public String keysPath() {
        return path() + "/api-keys";
    }

    public Group group() {
        return group(Unique.slug("group"));
    }

    public Group group(String slug) {
        String body = """
                {"slug": "%s", "name": "Group %s"}""".formatted(slug, slug);
        return Group.of(Api.admin().post(groupsPath(), body).is(201).json());
    }

    /** A key for all groups of the tenant, including future ones. */
    public Key key(String... scopes) {
        return Key.of(Api.admin()
                .post(
                        keysPath(),
                        """
                        {"name": "Key of %s", "scopes": %s}"""
                                .formatted(slug, Json.array(scopes))));
    }

    /** A key of the environment test, for all groups. */
    public Key testKey(String... scopes) {
        return testKeyFor("null", scopes);
    }

    /** @param groups a JSON array of slugs or ids of the organization's groups, or null */
    public Key testKeyFor(String groups, String... scopes) {
        return Key.of(Api.admin()
                .post(
                        keysPath(),
                        """
                        {"name": "Test key of %s", "scopes": %s, "environment": "test", "profile_groups": %s}"""
                                .formatted(slug, Json.array(scopes), groups)));
    }

    /** For one group only. */
    public Key keyFor(Group group, String... scopes) {
        return keyFor(Json.array(group.id()), scopes);
    }

    public Key keyFor(Group one, Group other, String... scopes) {
        return keyFor(Json.array(one.id(), other.id()), scopes);
    }

    private Key keyFor(String groups, String... scopes) {
        return Key.of(Api.admin()
                .post(
                        keysPath(),
                        """
                        {"name": "Confined key of %s", "scopes": %s, "profile_groups": %s}"""
                                .formatted(slug, Json.array(scopes), groups)));
    }

    /** Creates, changes and reads in all groups. */
    public Api partner() {
        return key("CREATE_USER", "PROFILES_VIEW").api();
    }
}
