package health.intake.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Requests a second as bars on a logarithmic scale, an SVG image. */
final class Plot {

    private static final List<String> COLOURS = List.of("#1b6ca8", "#888888", "#c98b2b");
    private static final int LEFT = 150;
    private static final int DECADE = 110;
    private static final int DECADES = 5;
    private static final int TOP = 40;
    private static final int BAR = 12;
    private static final int GAP = 6;

    private final Map<Cell, Figures> cells;
    private final List<Target> targets;
    private final StringBuilder shapes = new StringBuilder();

    private Plot(Map<Cell, Figures> cells, List<Target> targets) {
        this.cells = cells;
        this.targets = targets;
    }

    static String svg(Map<Cell, Figures> cells, List<Target> targets) {
        return new Plot(cells, targets).draw();
    }

    private String draw() {
        legend();
        int bottom = TOP + cells.size() * BAR + (labels() + 1) * GAP;
        // first, so that the bars lie over it
        for (int decade = 0; decade <= DECADES; decade++) {
            scale(decade, bottom);
        }
        int y = TOP;
        for (Map.Entry<Cell, Figures> cell : cells.entrySet()) {
            int place = targets.indexOf(cell.getKey().target());
            if (place == 0) {
                y += GAP;
                label(cell.getKey(), y + BAR);
            }
            bar(cell.getValue().get(Figures.RATE), COLOURS.get(place), y);
            y += BAR;
        }
        return String.format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"11\">%n"
                        + "<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n%s</svg>%n",
                LEFT + DECADES * DECADE + 80, bottom + TOP, shapes);
    }

    /** One for the bars of all targets. */
    private int labels() {
        return (int) cells.keySet().stream()
                .filter(cell -> cell.target().equals(targets.get(0)))
                .count();
    }

    private void legend() {
        for (int i = 0; i < targets.size(); i++) {
            shape("<rect x=\"%d\" y=\"10\" width=\"10\" height=\"10\" fill=\"%s\"/>", LEFT + i * 120, COLOURS.get(i));
            shape("<text x=\"%d\" y=\"19\">%s</text>", LEFT + 15 + i * 120, targets.get(i));
        }
        shape("<text x=\"8\" y=\"19\">requests a second</text>");
    }

    private void label(Cell cell, int y) {
        shape("<text x=\"8\" y=\"%d\">%s, %d conn.</text>", y, cell.operation(), cell.connections());
    }

    private void bar(double rate, String colour, int y) {
        double width = Math.max(1, Math.log10(Math.max(rate, 1)) * DECADE);
        shape("<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>", LEFT, y, width, BAR - 1, colour);
        shape("<text x=\"%.1f\" y=\"%d\" font-size=\"9\">%.0f</text>", LEFT + width + 4, y + BAR - 3, rate);
    }

    private void scale(int decade, int bottom) {
        int x = LEFT + decade * DECADE;
        shape("<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"#ccc\"/>", x, TOP, x, bottom);
        shape("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%.0f</text>", x, bottom + 14, Math.pow(10, decade));
    }

    private void shape(String format, Object... values) {
        shapes.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
