package health.intake.blackbox.storm;

import java.util.List;

/** Conditional headers, and those of ranges, with senseless values. */
final class Conditions {

    private static final List<String> HEADERS = List.of(
            "If-Match",
            "If-None-Match",
            "If-Modified-Since",
            "If-Unmodified-Since",
            "If-Range",
            "Range",
            "Expires",
            "Cache-Control",
            "Pragma");

    private static final List<String> VALUES = List.of(
            "",
            " ",
            "*",
            "**",
            "*, *",
            "\"*\"",
            "\"",
            "\"\"",
            "\"\"\"",
            "zqx",
            "\"zqx",
            "zqx\"",
            "\"zqx\"",
            "W/\"zqx\"",
            "W/",
            "w/\"1\"",
            "W/\"1",
            "1",
            "\"1\"",
            "\"-1\"",
            "\"9223372036854775808\"",
            "\"99999999999999999999999999\"",
            "\"1\",",
            ",",
            ",,,\"1\",,",
            "\"1\" \"2\"",
            "\"1\";zqx=1",
            "\"a\tb\"",
            "\"a\\\"b\"",
            "'1'",
            "0",
            "Sat, 31 Feb 2026 25:61:61 GMT",
            "Sun, 06 Nov 1994 08:49:37 GMT",
            "Sunday, 06-Nov-94 08:49:37 GMT",
            "2026-01-01T00:00:00Z",
            "bytes=0-0",
            "bytes=-1",
            "bytes=9-1",
            "bytes=0-0,0-0,0-0,0-0,0-0,0-0",
            "zqx=0-18446744073709551616",
            "max-age=zqx",
            "\u00E9\u00FF");

    private Conditions() {}

    static void fire(RequestSeries series) {
        String profile = Form.PROFILES + "/{profile}";
        for (String name : HEADERS) {
            for (String value : VALUES) {
                series.harmless(
                        Request.of("GET", profile).header("x-api-key", "{key}").header(name, value));
                series.harmless(Form.CHANGE.request().header(name, value).json("{}"));
            }
            series.harmless(Form.CHANGE
                    .request()
                    .header(name, "\"1\"")
                    .header(name, "*")
                    .json("{}"));
            series.harmless(
                    Request.of("GET", profile).header("x-api-key", "{key}").header(name, "\"zqx\", ".repeat(1000)));
        }
    }
}
