package health.intake.admin.trail;

import health.intake.admin.api.AdminApi;
import health.intake.admin.api.Document;
import health.intake.admin.command.CommandFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The audit trail, asked for again and again. */
final class FollowedTrail {

    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** Entries of reads become visible after their time, in any order. */
    private static final Duration LATENESS = Duration.ofMinutes(1);

    private static final int ALL = Integer.MAX_VALUE;

    /** More than a service records within the lateness would be printed again. */
    private static final int REMEMBERED = 100_000;

    private final AdminApi api;
    private final String path;
    private final EntryFilter filter;
    private final Set<String> seen = new LinkedHashSet<>();

    private @Nullable Instant newest;

    FollowedTrail(AdminApi api, String path, EntryFilter filter) {
        this.api = api;
        this.path = path;
        this.filter = filter;
    }

    /** Never returns. */
    void forEachNew(int first, Consumer<Document> action) {
        take(api.list(path + filter.query(), first), action);
        while (true) {
            pause();
            take(api.list(path + filter.query(since()), newest == null ? first : ALL), action);
        }
    }

    /** @param entries newest first */
    void take(List<Document> entries, Consumer<Document> action) {
        List<Document> oldestFirst = new ArrayList<>(entries);
        Collections.reverse(oldestFirst);
        for (Document entry : oldestFirst) {
            if (seen.add(entry.text("id"))) {
                newest = later(newest, entry.text("at"));
                if (!api.sent(entry.text("request_id"))) {
                    action.accept(entry);
                }
            }
        }
        while (seen.size() > REMEMBERED) {
            seen.remove(seen.iterator().next());
        }
    }

    private @Nullable String since() {
        return newest == null ? filter.from : newest.minus(LATENESS).toString();
    }

    private static Instant later(@Nullable Instant one, String other) {
        try {
            Instant at = Instant.parse(other);
            return one == null || at.isAfter(one) ? at : one;
        } catch (DateTimeParseException e) {
            throw new CommandFailure("That is not an answer of Intake: check INTAKE_URL", e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("Interrupted", e);
        }
    }
}
