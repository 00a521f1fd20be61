package health.intake.blackbox.storm;

import java.util.List;

/** Headers with a meaning in the contract or elsewhere, with senseless values. */
final class RubbishHeaders {

    private static final List<String> VALUES = List.of(
            "",
            " ",
            "\t",
            "zqx",
            "zqx zqx",
            "zqx\tzqx",
            "zqx,zqx",
            "\"zqx",
            "\u0001zqx",
            "zqx\u007F",
            "zqx\u0000zqx",
            "zqx\u00E9",
            Request.utf8("zqx\u202E😀"),
            "\u00FF\u00FE",
            "%00%0d%0a",
            "00000000-0000-0000-0000-000000000000",
            "-1",
            "1e999",
            "zqx" + "a".repeat(252),
            "zqx" + "a".repeat(253),
            "zqx" + "a".repeat(5000));

    private static final List<String> NAMES = List.of(
            "Idempotency-Key",
            "organization",
            "Organization",
            "X-Request-Id",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Proto",
            "X-Forwarded-Port",
            "X-Forwarded-Prefix",
            "Forwarded",
            "X-Real-IP",
            "Via",
            "Max-Forwards",
            "X-HTTP-Method",
            "X-HTTP-Method-Override",
            "X-Original-URL",
            "X-Rewrite-URL",
            "Authorization",
            "Proxy-Authorization",
            "Cookie",
            "Origin",
            "Access-Control-Request-Method",
            "Access-Control-Request-Headers",
            "Upgrade",
            "HTTP2-Settings",
            "Sec-WebSocket-Key",
            "Date",
            "Warning",
            "Destination",
            "Depth",
            "Trailer",
            "Keep-Alive",
            "Server",
            "Status",
            "Location");

    private RubbishHeaders() {}

    static void fire(RequestSeries series) {
        for (String value : VALUES) {
            for (String name : NAMES) {
                series.loose(get("/api/v1/key").header(name, value));
            }
            for (String name : List.of("Idempotency-Key", "organization", "X-Forwarded-For")) {
                creations(series, name, value);
            }
            series.silent(registration().header("organization", value).json("{}"));
            series.silent(registration()
                    .header("x-api-key", "{key}")
                    .header("organization", value)
                    .json("{\"z\":1}"));
        }
        for (String name : NAMES) {
            series.loose(get("/api/v1/key").header(name, "zqx").header(name, "other"));
        }
    }

    private static void creations(RequestSeries series, String name, String value) {
        Form form = series.unique(Form.CREATE);
        series.loose(form.request().header(name, value).json(form.text()));
        Form other = series.unique(Form.CREATE);
        series.faithful(other.request().header(name, "a").header(name, "b").json(other.text()));
        series.silent(form.request().header(name, value).json("{\"z\":1}"));
    }

    private static Request registration() {
        return Request.of("POST", "/api/v1/patients");
    }

    private static Request get(String target) {
        return Request.of("GET", target).header("x-api-key", "{key}");
    }
}
