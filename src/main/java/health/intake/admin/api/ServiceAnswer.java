package health.intake.admin.api;

import health.intake.admin.command.CommandFailure;
import health.intake.json.Json;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A successful answer. */
final class ServiceAnswer {

    private static final int FIRST_OF_FAILURES = 300;
    private static final int NO_CONTENT = 204;

    private static final Pattern NEXT = Pattern.compile("<(/[^/>][^>]*)>[^,<]*rel=\"next\"");

    private final @Nullable Object body;
    private final List<String> links;

    private ServiceAnswer(@Nullable Object body, List<String> links) {
        this.body = body;
        this.links = links;
    }

    /**
     * @param id of the request, in case that the answer names none
     * @throws CommandFailure if it tells of a failure
     */
    static ServiceAnswer of(HttpResponse<byte[]> response, String id) {
        Object body = response.statusCode() == NO_CONTENT ? null : parsed(response.body());
        if (response.statusCode() >= FIRST_OF_FAILURES) {
            throw failure(response.statusCode(), body, id);
        }
        return new ServiceAnswer(body, response.headers().allValues("Link"));
    }

    private static @Nullable Object parsed(byte[] body) {
        try {
            return Json.read(body, Object.class);
        } catch (UncheckedIOException e) {
            // from a proxy, or from another program than Intake
            return null;
        }
    }

    private static CommandFailure failure(int status, @Nullable Object body, String id) {
        if (body instanceof Map<?, ?> problem && problem.get("detail") instanceof String detail) {
            Object named = problem.get("request_id");
            return new CommandFailure(violations(problem).orElse(detail) + " (" + problem.get("code") + ", request "
                    + (named == null ? id : named) + ")");
        }
        return new CommandFailure(
                "Something before the service answered with status " + status + " (request " + id + ")");
    }

    private static Optional<String> violations(Map<?, ?> problem) {
        return problem.get("violations") instanceof List<?> list && !list.isEmpty()
                ? Optional.of(list.stream()
                        .map(violation -> new Document((Map<?, ?>) violation))
                        .map(violation -> violation.text("message"))
                        .collect(Collectors.joining(" ")))
                : Optional.empty();
    }

    Document document() {
        if (body instanceof Map<?, ?> values) {
            return new Document(values);
        }
        throw notIntake();
    }

    List<Document> documents() {
        if (body instanceof List<?> list && list.stream().allMatch(Map.class::isInstance)) {
            return list.stream().map(values -> new Document((Map<?, ?>) values)).toList();
        }
        throw notIntake();
    }

    /** The path of the next page. */
    Optional<String> next() {
        return links.stream()
                .map(NEXT::matcher)
                .filter(Matcher::find)
                .map(link -> link.group(1))
                .findFirst();
    }

    private static CommandFailure notIntake() {
        return new CommandFailure("That is not an answer of Intake: check INTAKE_URL");
    }
}
