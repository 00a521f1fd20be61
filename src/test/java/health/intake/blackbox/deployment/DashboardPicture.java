package health.intake.blackbox.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** The panels of the dashboard with what Prometheus answered to their queries, as SVG: plainer than Grafana, at the same places. */
final class DashboardPicture {

    private static final int COLUMN = 44;
    private static final int ROW = 20;
    private static final int WIDTH = 24 * COLUMN;

    private static final int LEGEND = 5;

    private static final List<String> COLOURS = List.of(
            "#1f77b4", "#ff7f0e", "#2ca02c", "#d62728", "#9467bd", "#8c564b", "#e377c2", "#7f7f7f", "#bcbd22",
            "#17becf");

    private final StringBuilder svg = new StringBuilder();

    /**
     * A line of a panel.
     *
     * @param points pairs of a time and a value
     */
    record Series(String legend, List<double[]> points) {

        double last() {
            return points.get(points.size() - 1)[1];
        }
    }

    /** @param places bottom of the lowest panel, in rows of the dashboard */
    DashboardPicture(int places) {
        svg.append(("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                        + " font-size=\"10\">\n<rect width=\"100%%\" height=\"100%%\" fill=\"#f4f5f5\"/>\n")
                .formatted(WIDTH, places * ROW));
    }

    void add(JsonNode panel, List<Series> series) {
        JsonNode at = panel.get("gridPos");
        int width = at.get("w").asInt() * COLUMN - 6;
        int height = at.get("h").asInt() * ROW - 6;
        svg.append(
                "<g transform=\"translate(%d %d)\">\n<rect width=\"%d\" height=\"%d\" fill=\"#fff\" stroke=\"#ddd\"/>\n"
                        .formatted(at.get("x").asInt() * COLUMN + 3, at.get("y").asInt() * ROW + 3, width, height));
        text(8, 15, "#111", panel.get("title").asText());
        String unit = panel.at("/fieldConfig/defaults/unit").asText();
        if (panel.get("type").asText().equals("stat")) {
            figure(series, unit, height);
        } else {
            lines(series, unit, width, height);
        }
        svg.append("</g>\n");
    }

    private void figure(List<Series> series, String unit, int height) {
        String figures = series.stream().map(one -> value(one.last(), unit)).collect(Collectors.joining(" "));
        svg.append("<text x=\"12\" y=\"%d\" font-size=\"32\" fill=\"#2ca02c\">%s</text>\n"
                .formatted(height / 2 + 14, figures));
        text(12, height - 10, "#555", series.stream().map(Series::legend).collect(Collectors.joining(" ")));
    }

    private void lines(List<Series> series, String unit, int width, int height) {
        int base = height - 16 * (LEGEND + 1) / 2 - 6;
        double most = series.stream()
                .flatMapToDouble(one -> one.points().stream().mapToDouble(point -> point[1]))
                .max()
                .orElse(0);
        double from = times(series).min().orElse(0);
        double to = Math.max(times(series).max().orElse(1), from + 1);
        text(8, 32, "#777", value(most, unit));
        text(8, base, "#777", "0");
        svg.append("<path d=\"M50 26V%d H%d\" fill=\"none\" stroke=\"#ccc\"/>\n".formatted(base, width - 8));
        List<Series> shown = series.stream()
                .sorted(Comparator.comparingDouble(Series::last).reversed())
                .toList();
        for (int i = 0; i < shown.size(); i++) {
            String colour = COLOURS.get(i % COLOURS.size());
            String path = shown.get(i).points().stream()
                    .map(point -> String.format(
                            Locale.ROOT,
                            "%.0f,%.1f",
                            50 + (point[0] - from) / (to - from) * (width - 58),
                            base - (most <= 0 ? 0 : point[1] / most) * (base - 26)))
                    .collect(Collectors.joining(" "));
            svg.append("<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\"/>\n"
                    .formatted(path, colour));
            legend(shown, i, colour, base);
        }
    }

    private static DoubleStream times(List<Series> series) {
        return series.stream().flatMapToDouble(one -> one.points().stream().mapToDouble(point -> point[0]));
    }

    /** Two columns below the lines, and the number of those that have no room. */
    private void legend(List<Series> shown, int index, String colour, int base) {
        if (index <= LEGEND) {
            int more = shown.size() - LEGEND;
            String text = index == LEGEND && more > 1
                    ? "and " + more + " more"
                    : shown.get(index).legend();
            text(index % 2 == 0 ? 12 : 180, base + 14 + index / 2 * 14, colour, text);
        }
    }

    private void text(int x, int y, String colour, String text) {
        svg.append("<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>\n"
                .formatted(x, y, colour, text.replace("&", "&amp;").replace("<", "&lt;")));
    }

    private static String value(double value, String unit) {
        Map<String, String> names = Map.of("reqps", "/s", "ops", "/s", "s", " s", "short", "", "bytes", " MB");
        double shown = unit.equals("bytes") ? value / 1e6 : unit.equals("percentunit") ? value * 100 : value;
        return String.format(Locale.ROOT, shown == Math.rint(shown) || shown >= 100 ? "%.0f" : "%.3g", shown)
                + names.getOrDefault(unit, "%");
    }

    @Override
    public String toString() {
        return svg + "</svg>\n";
    }
}
