package health.intake.blackbox;

import java.util.Arrays;
import java.util.stream.Collectors;

/** An organization of its own for one test class or test, made through the Admin API. */
record Tenant(String id, String slug, String name) {

    static final String PROFILES = "/api/v1/profiles";

    static Tenant create() {
        return create("DE");
    }

    static Tenant create(String country) {
        String slug = Unique.slug("org");
        Answer created = Api.admin()
                .post(
                        "/api/admin/organizations",
                        """
                        {"slug": "%s", "name": "Organization %s", "country": "%s"}"""
                                .formatted(slug, slug, country))
                .is(201);
        return new Tenant(created.id(), slug, created.at("name").asText());
    }

    String path() {
        return "/api/admin/organizations/" + id;
    }

    String groupsPath() {
        return path() + "/profile-groups";
    }

    String keysPath() {
        return path() + "/api-keys";
    }

    Group group() {
        return group(Unique.slug("group"));
    }

    Group group(String slug) {
        String body = """
                {"slug": "%s", "name": "Group %s"}""".formatted(slug, slug);
        return Group.of(Api.admin().post(groupsPath(), body).is(201).json());
    }

    /** For all groups of the tenant, also those to come. */
    Key key(String... scopes) {
        return Key.of(Api.admin()
                .post(
                        keysPath(),
                        """
                        {"name": "Key of %s", "scopes": %s}"""
                                .formatted(slug, array(scopes))));
    }

    /** For one group only. */
    Key keyFor(Group group, String... scopes) {
        return keyFor(array(group.id()), scopes);
    }

    Key keyFor(Group one, Group other, String... scopes) {
        return keyFor(array(one.id(), other.id()), scopes);
    }

    private Key keyFor(String groups, String... scopes) {
        return Key.of(Api.admin()
                .post(
                        keysPath(),
                        """
                        {"name": "Confined key of %s", "scopes": %s, "profile_groups": %s}"""
                                .formatted(slug, array(scopes), groups)));
    }

    /** Creates, changes and reads in all groups. */
    Api partner() {
        return key("CREATE_USER", "PROFILES_VIEW").api();
    }

    private static String array(String... texts) {
        return Arrays.stream(texts).map(Json::quoted).collect(Collectors.joining(",", "[", "]"));
    }
}
