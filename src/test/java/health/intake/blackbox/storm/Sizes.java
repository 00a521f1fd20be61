package health.intake.blackbox.storm;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Texts, lists, bodies, addresses and headers that are too long. */
final class Sizes {

    private static final List<String> UNITS =
            List.of("a", "é", "😀", "e\u0301", "\u0301", " ", "a.", "-", "1", "@", "\uFDFA");

    private static final int[] LENGTHS = {64, 100, 101, 255, 256, 1001, 5000, 15_000};

    private Sizes() {}

    static void fire(RequestSeries series) {
        Form.PROFILE.forEach(form -> texts(series, form));
        Form.ADMIN.forEach(form -> texts(series, form));
        Form.PROFILE.forEach(form -> bodies(series, form));
        Form.ADMIN.forEach(form -> lists(series, form));
        addressesAndHeaders(series);
    }

    private static void texts(RequestSeries series, Form form) {
        for (String field : form.textFields()) {
            for (String unit : UNITS) {
                int length = LENGTHS[series.random().nextInt(LENGTHS.length)];
                series.faithful(series.unique(form).withText(field, unit.repeat(length)));
                series.faithful(series.unique(form).withText(field, "Zqx" + unit.repeat(length) + "@example.com"));
                series.faithful(series.unique(form).withText(field, "zqx@" + unit.repeat(length) + ".example.com"));
            }
        }
    }

    private static void bodies(RequestSeries series, Form form) {
        String valid = series.unique(form).text();
        for (int length : new int[] {65_537, 70_000, 1_000_000}) {
            series.refused(form.send(valid + " ".repeat(length - valid.length())));
            series.refused(form.send("{\"z\":\"" + "a".repeat(length) + "\"}"));
        }
        for (int fields : new int[] {1000, 5000}) {
            String many = IntStream.range(0, fields)
                    .mapToObj(i -> "\"z" + i + "\":1")
                    .collect(Collectors.joining(",", "{", "}"));
            series.refused(form.send(many));
        }
        series.refused(form.send("{\"" + "z".repeat(60_000) + "\":1}"));
        series.refused(form.send("{\"z\":[" + "1,".repeat(30_000) + "1]}"));
    }

    private static void lists(RequestSeries series, Form form) {
        for (String field : form.fields()) {
            for (int size : new int[] {17, 101, 1001}) {
                for (String element : List.of("1", "\"\"", "{}")) {
                    series.refused(series.unique(form)
                            .with(
                                    field,
                                    Collections.nCopies(size, element).stream()
                                            .collect(Collectors.joining(",", "[", "]"))));
                }
            }
        }
    }

    private static void addressesAndHeaders(RequestSeries series) {
        for (int length : new int[] {4097, 8000, 9000, 17_000, 100_000, 1_000_000}) {
            String text = "zqx" + "a".repeat(length);
            series.silent(get(Form.PROFILES + "?email=" + text));
            series.silent(get(Form.PROFILES + "?" + text + "=1"));
            series.silent(get(Form.PROFILES + "/" + text));
            series.silent(get("/api" + "/zqx".repeat(length / 4)));
            series.silent(get("/" + text));
            series.silent(get(Form.PROFILES + "?" + "&".repeat(length)));
            series.silent(Request.of(text, Form.PROFILES).header("x-api-key", "{key}"));
        }
        for (int length : new int[] {17_000, 70_000, 1_000_000}) {
            series.silent(get(Form.PROFILES).header("X-Zqx", "a".repeat(length)));
            series.silent(get(Form.PROFILES).header("zqx" + "a".repeat(length), "1"));
            series.silent(get(Form.PROFILES).header("Cookie", "zqx=1; ".repeat(length / 7)));
            Request many = get(Form.PROFILES);
            for (int i = 0; i < Math.min(length / 20, 3000); i++) {
                many = many.header("X-Zqx-" + i, "0123456789");
            }
            series.silent(many);
        }
        for (int length : new int[] {500, 4000, 15_000}) {
            series.refused(Request.of("GET", Form.PROFILES).header("x-api-key", "zqx" + "a".repeat(length)));
        }
    }

    private static Request get(String target) {
        return Request.of("GET", target).header("x-api-key", "{key}");
    }
}
