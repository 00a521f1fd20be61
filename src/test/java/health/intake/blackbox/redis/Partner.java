package health.intake.blackbox.redis;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Json;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An organization whose clients ask several nodes: some people keep their addresses, others compete for a few. */
final class Partner {

    private static final int CONTESTED = 6;

    private final List<Api> nodes;
    private final Group group;
    private final List<String> contested =
            Stream.generate(() -> Unique.email("contested")).limit(CONTESTED).toList();
    private final Map<String, String> emailsById = new LinkedHashMap<>();

    /** @param nodes without a key */
    Partner(List<Api> nodes) {
        Tenant tenant = Tenant.create();
        String key = tenant.key("CREATE_USER", "PROFILES_VIEW").secret();
        this.group = tenant.group();
        this.nodes = nodes.stream()
                .map(node -> node.with("x-api-key", key).unchecked())
                .toList();
    }

    /** Each asked with its key. */
    List<Api> nodes() {
        return nodes;
    }

    Group group() {
        return group;
    }

    /** The addresses that its clients compete for. */
    List<String> contested() {
        return contested;
    }

    void createPeople(int count) {
        for (int i = 0; i < count; i++) {
            String email = Unique.email("settled");
            ProfileBody body = ProfileBody.in(group).withEmail(email);
            emailsById.put(node(i).post(PROFILES, body).is(201).id(), email);
        }
    }

    /** Gives each of the created people another address. */
    void movePeople() {
        List<String> ids = new ArrayList<>(emailsById.keySet());
        for (int i = 0; i < ids.size(); i++) {
            String email = Unique.email("moved");
            node(i).patch(PROFILES + "/" + ids.get(i), "{\"email\":" + Json.quoted(email) + "}")
                    .is(200);
            emailsById.put(ids.get(i), email);
        }
    }

    /**
     * Looks each of the created people up on each node.
     *
     * @return the number of look-ups
     */
    int lookUpPeople() {
        emailsById.forEach((id, email) -> nodes.forEach(node -> assertThat(
                        node.get(PROFILES + "?email=" + email).is(200).each("id"))
                .containsExactly(id)));
        return emailsById.size() * nodes.size();
    }

    private Api node(int turn) {
        return nodes.get(turn % nodes.size());
    }
}
