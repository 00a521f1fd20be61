package health.intake.admin.api;

import health.intake.admin.command.Table;
import health.intake.json.Json;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** How results are printed: tables for people, JSON for programs. */
public final class Output {

    @Option(names = "--json", description = "Prints JSON, as the service answered it.")
    boolean json;

    /** @param columns names of values */
    public void printAll(PrintStream out, List<Document> documents, String... columns) {
        if (json) {
            out.println(text(documents.stream().map(Document::values).toList()));
            return;
        }
        Table table = new Table();
        table.add(Stream.of(columns).map(Output::heading).toList());
        documents.forEach(
                document -> table.add(Stream.of(columns).map(document::text).toList()));
        out.println(table.text());
    }

    /** One document of many that are printed one by one, without headings. */
    public void printNext(PrintStream out, Document document, String... columns) {
        out.println(
                json
                        ? text(document.values())
                        : new Table()
                                .add(Stream.of(columns).map(document::text).toList())
                                .text());
    }

    public void print(PrintStream out, Document document) {
        if (json) {
            out.println(text(document.values()));
            return;
        }
        Table table = new Table();
        document.values().keySet().stream()
                .map(Object::toString)
                .forEach(name -> table.add(List.of(name, document.text(name))));
        out.println(table.text());
    }

    private static String heading(String column) {
        return column.toUpperCase(java.util.Locale.ROOT);
    }

    private static String text(Object value) {
        return new String(Json.bytes(value), StandardCharsets.UTF_8);
    }
}
