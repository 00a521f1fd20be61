package health.intake.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rows of texts under a headline: for a person, and for programs. */
record Table(List<List<String>> rows) {

    private static final List<String> CELL = List.of("operation", "connections", "target");

    /** A table of the figures of each cell. */
    static Table of(Map<Cell, Figures> cells) {
        Table table = empty();
        cells.forEach(table::add);
        return table;
    }

    static Table empty() {
        return new Table(new ArrayList<>(List.of(join(CELL, Figures.NAMES))));
    }

    void add(Cell cell, Figures figures) {
        rows.add(join(
                List.of(
                        cell.operation().toString(),
                        Integer.toString(cell.connections()),
                        cell.target().toString()),
                figures.texts()));
    }

    /** The ratios of the figures of two targets, for operations that both have. */
    static Table ratios(Map<Cell, Figures> cells, Target one, Target other) {
        Table table = new Table(new ArrayList<>(List.of(
                List.of("operation", "connections", one + "÷" + other + ":req/s", "p50_ms", "p99_ms", "cpu_ms/req"))));
        cells.forEach((cell, figures) -> {
            Figures others = cells.get(cell.of(other));
            if (cell.target().equals(one) && others != null) {
                List<String> ratios = Stream.of(Figures.RATE, Figures.P50, Figures.P99, Figures.CPU)
                        .map(index -> ratio(figures.get(index), others.get(index)))
                        .toList();
                table.rows.add(
                        join(List.of(cell.operation().toString(), Integer.toString(cell.connections())), ratios));
            }
        });
        return table;
    }

    String tsv() {
        return rows.stream().map(row -> String.join("\t", row) + "\n").collect(Collectors.joining());
    }

    /** Columns of equal width, numbers to the right. */
    String text() {
        List<Integer> widths = IntStream.range(0, rows.get(0).size())
                .mapToObj(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toList();
        return rows.stream()
                .map(row -> IntStream.range(0, row.size())
                                .mapToObj(column -> padded(row.get(column), widths.get(column)))
                                .collect(Collectors.joining("  "))
                                .stripTrailing()
                        + "\n")
                .collect(Collectors.joining());
    }

    private static String padded(String text, int width) {
        String blanks = " ".repeat(width - text.length());
        return Character.isLetter(text.charAt(0)) ? text + blanks : blanks + text;
    }

    private static String ratio(double one, double other) {
        return other == 0 ? "-" : String.format(Locale.ROOT, "%.2f", one / other);
    }

    private static List<String> join(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
