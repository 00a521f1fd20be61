package health.intake.blackbox.mariadb;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Key;
import health.intake.blackbox.driver.Unique;

/** An organization on the nodes of a test, with a group and a key that creates, changes and reads in it. */
record Organization(String id, Group group, Key key) {

    static Organization create(Api operator) {
        String slug = Unique.slug("org");
        String named = "\"slug\":\"%1$s\",\"name\":\"%1$s\"".formatted(slug);
        String id = created(operator, "/api/admin/organizations", named + ",\"country\":\"DE\"")
                .id();
        String path = "/api/admin/organizations/" + id;
        Answer group = created(operator, path + "/profile-groups", named);
        Answer key = created(
                operator, path + "/api-keys", "\"name\":\"writer\",\"scopes\":[\"CREATE_USER\",\"PROFILES_VIEW\"]");
        return new Organization(id, new Group(group.id(), slug, slug), Key.of(key));
    }

    private static Answer created(Api operator, String path, String fields) {
        return operator.post(path, "{" + fields + "}").is(201);
    }
}
