package health.intake.blackbox.storm;

import java.util.List;

/** Request lines and headers that are invalid HTTP, or valid only in another reading. */
final class Heads {

    private static final String END = "\r\n";

    private static final List<String> REQUEST_LINES = List.of(
            "GET",
            "GET ",
            "GET /api/v1/key",
            "GET /api/v1/key HTTP/1.1 zqx",
            "GET  /api/v1/key  HTTP/9.9",
            "GET /api/v1/key HTTP/1.2.3",
            "GET /api/v1/key HTTP/-1.1",
            "GET /api/v1/key http/1.1",
            "GET /api/v1/key HTTP/2.0",
            "GET /api/v1/key HTTP",
            "GET /api/v1/key HTTPS/1.1",
            "GET /api/v1/key ICAP/1.0",
            "GET /api/v1/k ey HTTP/1.1",
            "GET /api/v1/key\u0000 HTTP/1.1",
            "GET \u0000 HTTP/1.1",
            "GET\u0000 /api/v1/key HTTP/1.1",
            "GET api/v1/zqx HTTP/1.1",
            "GET ?zqx HTTP/1.1",
            "GET #zqx HTTP/1.1",
            "GET http:// HTTP/1.1",
            "GET http:///api/v1/zqx HTTP/1.1",
            "GET zqx://{host}/api/v1/zqx HTTP/1.1",
            "GET http://zqx@{host}:99999/api/v1/zqx HTTP/1.1",
            "GET http://[::1/api/v1/zqx HTTP/1.1",
            "GET http://127.0.0.1:1/api/v1/zqx HTTP/1.1",
            "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00FC\u0003\u0003",
            "PRI * HTTP/2.0",
            "\u0000\u0000\u0000",
            "zqx",
            ":",
            "*1\r\n$4\r\nPING",
            "<policy-file-request/>\u0000",
            "USER zqx");

    private static final List<String> HEADER_LINES = List.of(
            "Host",
            ": zqx",
            " zqx: 1",
            "zqx",
            "zqx\u0000: 1",
            "zqx: \u0000",
            "zqx[]: 1",
            "zqx zqx: 1",
            "zqx : 1",
            "zqx\t: 1",
            "(zqx): 1",
            "\u00E9zqx: 1",
            "zqx: a\rb",
            "zqx: a\nSet-Cookie: zqx=1",
            "zqx: a\r\n b",
            "zqx: a\r\n\tb\r\n\tc",
            "zqx: a\r\r\n",
            "=zqx: 1",
            "{zqx}: 1",
            "\u007F: 1");

    private Heads() {}

    static void fire(RequestSeries series) {
        for (String line : REQUEST_LINES) {
            series.silent(Request.raw(line + "\r\nHost: {host}\r\nConnection: close\r\n\r\n"));
            series.silent(Request.raw(line + "\r\n\r\n"));
            series.silent(Request.raw(line));
        }
        for (String line : HEADER_LINES) {
            series.loose(Request.of("GET", "/api/v1/key")
                    .header("x-api-key", "{key}")
                    .line(line));
            series.silent(Request.of("GET", "/api/v1/zqx").line(line).header("x-api-key", "{key}"));
            series.silent(Request.of("POST", Form.PROFILES)
                    .header("x-api-key", "{key}")
                    .line(line)
                    .json("{}"));
        }
        hosts(series);
        lineEnds(series);
    }

    private static void hosts(RequestSeries series) {
        String get = "GET /api/v1/zqx HTTP/1.1\r\nConnection: close\r\n";
        series.silent(Request.raw(get + END));
        series.silent(Request.raw(get + "Host: {host}\r\nHost: {host}\r\n\r\n"));
        series.silent(Request.raw(get + "Host: {host}\r\nHost: zqx\r\n\r\n"));
        for (String host : List.of(
                "",
                " ",
                "zqx",
                "zqx:99999",
                "zqx:-1",
                "zqx:zqx",
                "a b",
                "a,b",
                "zqx@b",
                "[::1",
                "[zqx]",
                "..",
                "a/b",
                "a?b",
                "a#b",
                "%00",
                "\u0000",
                "\u00E9",
                "zqx<script>",
                "a".repeat(300),
                "{host}:1",
                "_zqx")) {
            series.silent(Request.raw(get + "Host: " + host + "\r\n\r\n"));
        }
        for (String target : List.of(
                "http://{host}/api/v1/zqx",
                "HTTP://zqx/api/v1/zqx",
                "https://zqx/api/v1/zqx",
                "//zqx/api/v1/zqx",
                "http://zqx/../api/v1/zqx")) {
            series.silent(Request.of("GET", target));
            series.silent(Request.of("GET", target).header("x-api-key", "{key}"));
        }
    }

    private static void lineEnds(RequestSeries series) {
        String request = "POST /api/v1/profiles HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nx-api-key: {key}\r\n"
                + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
        for (String end : List.of("\n", "\r", "\n\r", "\r\r\n", "\u000B", "\u0085", "\u0000\r\n", "\r\n\r\n")) {
            series.silent(Request.raw(request.replace(END, end)));
        }
        series.silent(Request.raw(END.repeat(3) + request));
        series.silent(Request.raw(END.repeat(5000) + request));
        series.silent(Request.raw(" " + request));
        for (int i = 0; i < 60; i++) {
            int at = series.random().nextInt(request.length());
            char next = (char) series.random().nextInt(256);
            series.silent(Request.raw(request.substring(0, at) + next + request.substring(at)));
            series.silent(Request.raw(request.substring(0, at)));
        }
    }
}
