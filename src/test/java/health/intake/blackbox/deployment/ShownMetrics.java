package health.intake.blackbox.deployment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of the samples that a node shows, with the values of their labels: what a query of Prometheus may name. */
final class ShownMetrics {

    private static final Pattern SAMPLE = Pattern.compile("([a-z_0-9]+)(?:\\{(.*)})? \\S+");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    private static final Pattern SELECTOR = Pattern.compile("([a-zA-Z_]\\w*)\\{([^}]*)}");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"");
    private static final Pattern GROUPING = Pattern.compile("\\b(?:by|without|on|ignoring)\\s*\\(([^)]*)\\)");
    private static final Pattern NO_METRIC =
            Pattern.compile("\"[^\"]*\"|\\[[^]]*]|\\b\\d\\S*|[a-z_]+\\s*\\(|\\b(and|or|unless|bool)\\b");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_]\\w*");

    /** Prometheus itself adds these. */
    private static final Set<String> LABELS_OF_PROMETHEUS = Set.of("job", "instance");

    private final Map<String, Map<String, Set<String>>> samples = new HashMap<>();

    /** @param text what {@code GET /api/metrics} answers */
    ShownMetrics(String text) {
        samples.put("up", new HashMap<>());
        text.lines().map(SAMPLE::matcher).filter(Matcher::matches).forEach(sample -> {
            Map<String, Set<String>> labels = samples.computeIfAbsent(sample.group(1), name -> new HashMap<>());
            if (sample.group(2) != null) {
                LABEL.matcher(sample.group(2)).results().forEach(label -> labels.computeIfAbsent(
                                label.group(1), name -> new HashSet<>())
                        .add(label.group(2)));
            }
        });
    }

    /** The names in a query that do not exist: of metrics, of their labels, and of words among the values of these. */
    List<String> unknown(String query) {
        List<String> unknown = new ArrayList<>();
        Set<String> grouped = new HashSet<>();
        String rest = GROUPING.matcher(query).replaceAll(grouping -> {
            grouped.addAll(List.of(grouping.group(1).trim().split("\\s*,\\s*")));
            return " ";
        });
        SELECTOR.matcher(rest).results().forEach(selector -> unknown.addAll(unknown(selector)));
        NAME.matcher(NO_METRIC.matcher(SELECTOR.matcher(rest).replaceAll(" ")).replaceAll(" "))
                .results()
                .map(MatchResult::group)
                .filter(name -> !samples.containsKey(name))
                .forEach(unknown::add);
        grouped.stream().filter(label -> !isLabelOfAny(label, query)).forEach(unknown::add);
        return unknown;
    }

    private List<String> unknown(MatchResult selector) {
        Map<String, Set<String>> labels = samples.get(selector.group(1));
        if (labels == null) {
            return List.of(selector.group(1));
        }
        return MATCHER.matcher(selector.group(2))
                .results()
                .filter(matcher -> !LABELS_OF_PROMETHEUS.contains(matcher.group(1)))
                .flatMap(matcher -> {
                    Set<String> values = labels.getOrDefault(matcher.group(1), Set.of());
                    return values.isEmpty()
                            ? List.of(matcher.group(1)).stream()
                            : List.of(matcher.group(3).split("\\|")).stream()
                                    .filter(value -> value.matches("\\w+") && !values.contains(value));
                })
                .toList();
    }

    private boolean isLabelOfAny(String label, String query) {
        return LABELS_OF_PROMETHEUS.contains(label)
                || NAME.matcher(query).results().anyMatch(name -> samples.getOrDefault(name.group(), Map.of())
                        .containsKey(label));
    }
}
