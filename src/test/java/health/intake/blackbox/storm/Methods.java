package health.intake.blackbox.storm;

import java.util.List;

/** Unknown methods, and spellings of known ones. */
final class Methods {

    private static final List<String> UNKNOWN = List.of(
            "get",
            "Get",
            "post",
            "Post",
            "pATCH",
            "delete",
            "PUT",
            "DELETE",
            "PROPFIND",
            "PROPPATCH",
            "MKCOL",
            "COPY",
            "MOVE",
            "LOCK",
            "UNLOCK",
            "SEARCH",
            "REPORT",
            "LINK",
            "PURGE",
            "BREW",
            "DEBUG",
            "QUERY",
            "M-SEARCH",
            "VERSION-CONTROL",
            "GETX",
            "GE",
            "ZQX",
            "!#$%&'*+-.^_`|~",
            "1");

    /** That an HTTP layer may refuse by itself. */
    private static final List<String> STRANGE =
            List.of("TRACE", "TRACK", "CONNECT", "PRI", "G(E)T", "\"GET\"", "G\u00C9T", "GET\u0000", "<zqx>", "{}");

    private static final List<String> TARGETS = List.of(
            Form.PROFILES,
            Form.PROFILES + "/{profile}",
            "/api/v1/key",
            "/api/health/live",
            "/api/openapi.json",
            "/api/nothing",
            "/api/");

    private Methods() {}

    static void fire(RequestSeries series) {
        for (String target : TARGETS) {
            for (String method : UNKNOWN) {
                series.refused(Request.of(method, target).header("x-api-key", "{key}"));
            }
            for (String method : STRANGE) {
                series.silent(Request.of(method, target).header("x-api-key", "{key}"));
            }
            // lenient parsers take a tab for white space
            series.loose(Request.of("GET\t", target).header("x-api-key", "{key}"));
            series.silent(Request.of("ZQX", target));
            series.silent(Request.of("PUT", target).header("x-api-key", "{key}").json("{\"z\":1}"));
        }
        for (String target : List.of("*", "127.0.0.1:1", "http://127.0.0.1:1/zqx", "/", "")) {
            for (String method : List.of("CONNECT", "TRACE", "PUT", "DELETE", "ZQX")) {
                series.silent(Request.of(method, target));
            }
            series.loose(Request.of("OPTIONS", target));
        }
    }
}
