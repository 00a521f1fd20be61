package health.intake.blackbox.storm;

import java.util.List;

/** Texts that are nearly JSON, and JSON of excessive size. */
final class JsonSyntax {

    private static final List<String> NOT_AN_OBJECT = List.of(
            "[]",
            "[{}]",
            "\"zqx\"",
            "1",
            "null",
            "true",
            "NaN",
            "{",
            "}",
            "{}{}",
            "{}\n{}",
            "{} x",
            "{},",
            "{}]",
            "{}\u0000",
            "{}#zqx",
            "{}//zqx",
            "/**/{}",
            "<!-- -->{}",
            "<zqx/>",
            "<?xml version=\"1.0\"?><!DOCTYPE z [<!ENTITY zqx SYSTEM \"file:///etc/passwd\">]><z>&zqx;</z>",
            "first_name=zqx&last_name=zqx",
            "--zqx\r\nContent-Disposition: form-data; name=\"first_name\"\r\n\r\nzqx\r\n--zqx--",
            "---\nfirst_name: zqx\n",
            ")]}',\n{}",
            "{'first_name':'zqx'}",
            "{first_name:\"zqx\"}",
            "{\"first_name\"}",
            "{\"first_name\" \"zqx\"}",
            "{\"first_name\"=\"zqx\"}",
            "{\"first_name\":\"zqx\",}",
            "{,}",
            "{\"a\":1 \"b\":2}",
            "{\"a\":[1,]}",
            "{\"a\":[1 2]}",
            "{\"a\":[}",
            "{\"a\":(1)}",
            "{\"a\":undefined}",
            "{\"a\":True}",
            "{\"a\":new Date()}",
            "{\"a\":\"zqx",
            "{\"a\":\"\\x41\"}",
            "{\"a\":\"\\u12\"}",
            "{\"a\":\"\\u{41}\"}",
            "{\"a\":\"\\'\"}",
            "{\"a\":`zqx`}",
            "\u00A0{}",
            "\u2028{}",
            "{}\u3000");

    private static final List<String> NO_NUMBERS = List.of(
            "01",
            "-01",
            "+1",
            ".5",
            "-.5",
            "1.",
            "1.e1",
            "1e",
            "1e+",
            "0x1",
            "0b1",
            "1_000",
            "1,5",
            "--1",
            "- 1",
            "1f",
            "1L",
            "NaN",
            "-NaN",
            "Infinity",
            "-Infinity",
            "INF",
            "∞",
            "١",
            "１",
            "²",
            "Ⅳ",
            "1e1.5",
            "1/2");

    private static final List<String> WILD_NUMBERS = List.of(
            "1e400",
            "-1e400",
            "1e-400",
            "1e999999999",
            "1e-999999999",
            "1e2147483647",
            "1e2147483648",
            "1e-2147483649",
            "1e99999999999999999999",
            "1e-99999999999999999999",
            "0e99999999999999999999",
            "0.0e-99999999999999999999",
            "1" + "0".repeat(400),
            "1" + "0".repeat(60_000),
            "0." + "0".repeat(60_000) + "1",
            "1." + "0".repeat(60_000),
            "9".repeat(60_000) + "e-60000",
            "-0",
            "-0.0",
            "-0e0",
            "4294967297",
            "4294967298",
            "18446744073709551617",
            "2147483649",
            "1.0",
            "2e0",
            "20e-1",
            "0.2E1");

    private JsonSyntax() {}

    static void fire(RequestSeries series) {
        for (Form form : Form.PROFILE) {
            NOT_AN_OBJECT.forEach(text -> series.refused(form.send(text)));
            for (String field : List.of("sex", "height", "first_name")) {
                NO_NUMBERS.forEach(number -> series.refused(series.unique(form).with(field, number)));
                WILD_NUMBERS.forEach(
                        number -> series.faithful(series.unique(form).with(field, number)));
            }
            duplicates(series, form);
            depths(series, form);
        }
        for (Form form : Form.ADMIN) {
            NOT_AN_OBJECT.forEach(text -> series.refused(form.send(text)));
            duplicates(series, form);
            depths(series, form);
        }
    }

    private static void duplicates(RequestSeries series, Form form) {
        Form unique = series.unique(form);
        String inside = unique.text().substring(1, unique.text().length() - 1);
        unique.valid().forEach((field, value) -> {
            String again = "\"" + field + "\":" + value;
            String escaped = "\"\\u%04x%s\":%s".formatted((int) field.charAt(0), field.substring(1), value);
            series.refused(form.send("{" + inside + "," + again + "}"));
            series.refused(form.send("{" + escaped + "," + inside + "}"));
        });
        series.refused(form.send("{" + inside + ",\"z\":{\"a\":1,\"a\":1}}"));
    }

    private static void depths(RequestSeries series, Form form) {
        for (int depth : new int[] {16, 17, 100, 1000, 10_000, 32_000}) {
            series.refused(form.send("{\"z\":" + "[".repeat(depth) + "]".repeat(depth) + "}"));
            series.refused(form.send("{\"z\":" + "[".repeat(depth)));
            int objects = Math.min(depth, 9000);
            series.refused(form.send("{\"z\":".repeat(objects) + "1" + "}".repeat(objects)));
        }
    }
}
