package health.intake.admin.api;

import health.intake.admin.command.CommandFailure;
import health.intake.admin.command.Session;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The admin API of the service, as far as commands need it. */
public final class AdminApi {

    private static final int PAGE = 500;

    private final Exchange exchange;

    public AdminApi(Session session) {
        String url = session.settings()
                .value("INTAKE_URL")
                .orElseThrow(() -> new CommandFailure("Set INTAKE_URL to https://HOST[:PORT] of the service"));
        this.exchange = new Exchange(ServiceAddress.parse(url), OperatorKey.of(session.settings()));
    }

    /** A reference or an id as a part of a path. */
    public static String segment(String text) {
        if (text.matches("\\.{0,2}")) {
            throw new CommandFailure("Neither a slug nor an id: \"" + text + "\"");
        }
        return encoded(text);
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Whether an entry of the trail is about a request of this object. */
    public boolean sent(String requestId) {
        return exchange.sent(requestId);
    }

    public Document get(String path) {
        return exchange.send("GET", path, null).document();
    }

    public Document create(String path, Map<String, Object> body) {
        return exchange.send("POST", path, body).document();
    }

    public Document change(String path, Map<String, Object> body) {
        return exchange.send("PATCH", path, body).document();
    }

    public void delete(String path) {
        exchange.send("DELETE", path, null);
    }

    /** The first documents of a list, from as many pages as they are on. */
    public List<Document> list(String path, int limit) {
        List<Document> documents = new ArrayList<>();
        String first = path + (path.contains("?") ? "&" : "?") + "limit=" + Math.min(limit, PAGE);
        Optional<String> next = Optional.of(first);
        while (next.isPresent() && documents.size() < limit) {
            ServiceAnswer page = exchange.send("GET", next.get(), null);
            documents.addAll(page.documents());
            next = page.next();
        }
        return documents.subList(0, Math.min(limit, documents.size()));
    }
}
