package health.intake.blackbox.driver;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The audit trail of a tenant, or of requests that concern none, as the operator reads it. */
public record Trail(String path) {

    /** Contract 5: reads appear at most 2 s after their answer; the rest is for a busy machine. */
    public static final Duration DELAY = Duration.ofSeconds(2);

    public static final String OF_NO_ORGANIZATION = "/api/admin/audit";

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    public static Trail of(Tenant tenant) {
        return new Trail(tenant.path() + "/audit");
    }

    /**
     * The entries, newest first, page by page; without requests for the trail itself, because reading adds more of them.
     */
    public List<JsonNode> entries(String filter) {
        List<JsonNode> entries = new ArrayList<>();
        @Nullable String next = path + "?limit=500" + filter;
        while (next != null) {
            Answer page = Api.admin().get(next).is(200);
            page.json().forEach(entries::add);
            next = Links.of(page).next();
        }
        entries.removeIf(entry -> entry.get("operation").asText().matches("list(Admin)?Audit"));
        return entries;
    }

    /** Those of one request id, as soon as there are any. */
    public List<JsonNode> ofRequest(String requestId) {
        List<JsonNode> found = new ArrayList<>();
        Deadline.within(PATIENCE, "an entry of the request " + requestId, () -> {
            entries("").stream()
                    .filter(entry -> entry.get("request_id").asText().equals(requestId))
                    .forEach(found::add);
            return !found.isEmpty();
        });
        return found;
    }
}
