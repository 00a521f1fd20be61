package health.intake.documents;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * The OpenAPI document in one of its forms. As it is sent, its server is the URL at which it is read, since tools that save
 * it do not know where it came from.
 */
final class OpenApiText {

    private static final String PATH = "/api";

    private final String text;
    private final String type;
    private final String servers;

    // only the last one: nearly all clients use the same URL, and others must not fill the memory
    private volatile Map<Optional<String>, Content> last = Map.of();

    /**
     * @param text has the server as a path
     * @param servers where that stands in the text
     */
    OpenApiText(String text, String type, String servers) {
        this.text = text;
        this.type = type;
        this.servers = servers;
    }

    /** @param origin none leaves the path */
    Content at(Optional<String> origin) {
        Content known = last.get(origin);
        if (known == null) {
            String served = text.replace(servers, servers.replace(PATH, origin.orElse("") + PATH));
            known = new Content(served.getBytes(StandardCharsets.UTF_8), type);
            last = Map.of(origin, known);
        }
        return known;
    }
}
