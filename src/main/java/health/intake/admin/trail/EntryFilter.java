package health.intake.admin.trail;

import health.intake.admin.api.AdminApi;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which entries are wanted. */
final class EntryFilter {

    @Option(names = "--profile", paramLabel = "ID", description = "Only entries on this profile.")
    @Nullable
    String profile;

    @Option(names = "--key", paramLabel = "ID", description = "Only requests with this API key.")
    @Nullable
    String key;

    @Option(names = "--from", paramLabel = "TIME", description = "Only from this time on, like 2026-01-31T00:00:00Z.")
    @Nullable
    String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Only before this time.")
    @Nullable
    String to;

    /** With its question mark; empty without a filter. */
    String query() {
        return query(from);
    }

    /** @param since in place of the option */
    String query(@Nullable String since) {
        List<String> parameters = new ArrayList<>();
        add(parameters, "profile", profile);
        add(parameters, "key", key);
        add(parameters, "from", since);
        add(parameters, "to", to);
        return parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
    }

    private static void add(List<String> parameters, String name, @Nullable String value) {
        if (value != null) {
            parameters.add(name + "=" + AdminApi.encoded(value));
        }
    }
}
