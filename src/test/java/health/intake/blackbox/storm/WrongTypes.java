package health.intake.blackbox.storm;

import java.util.ArrayList;
import java.util.List;

/** Each field of each body with values of every type. */
final class WrongTypes {

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "false",
            "0",
            "-0",
            "-1",
            "1.5",
            "1.0",
            "1e0",
            "1e400",
            "3",
            "2147483648",
            "9223372036854775808",
            "\"\"",
            "\" \"",
            "\"1\"",
            "\"true\"",
            "\"null\"",
            "\"zqx\"",
            "\"2026-02-30\"",
            "\"0000-00-00\"",
            "\"+9999-01-01\"",
            "\"2999-01-01T25:00:00Z\"",
            "\"00000000-0000-0000-0000-000000000000\"",
            "[]",
            "[null]",
            "[2]",
            "[\"zqx\"]",
            "[[[]]]",
            "{}",
            "{\"zqx\":1}",
            "{\"value\":\"zqx\"}",
            "{\"$ne\":null}");

    private WrongTypes() {}

    static void fire(RequestSeries series) {
        List<Form> forms = new ArrayList<>(Form.PROFILE);
        forms.addAll(Form.ADMIN);
        for (Form form : forms) {
            for (String field : form.fields()) {
                VALUES.forEach(value -> series.faithful(series.unique(form).with(field, value)));
            }
        }
    }
}
