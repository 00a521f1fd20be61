package health.intake.blackbox.storm;

import java.util.List;

/** Paths in other spellings, and paths to files that servers keep beside or inside an application. */
final class Paths {

    /** Spellings of {@code /api/v1/key} and of paths that are none. */
    private static final List<String> SPELLINGS = List.of(
            "/api/../api/v1/key",
            "/api/v1/./key",
            "/api/./v1/key",
            "/./api/v1/key",
            "//api/v1/key",
            "/api//v1/key",
            "/api/v1//key",
            "/api/v1/key/",
            "/api/v1/key//",
            "/api/v1/key/.",
            "/api/v1/key/..",
            "/api/v1/key/../key",
            "/api/v1/zqx/../key",
            "/api/v1/key.",
            "/api/v1/key..",
            "/api/v1/key...",
            "/api/v1/key%2e",
            "/api/v1/key%20",
            "/api/v1/key%09",
            "/api/v1/key%0a",
            "/api/v1/key%00",
            "/api/v1/key%00.json",
            "/api/v1/key.json",
            "/api/v1/KEY",
            "/API/v1/key",
            "/api/V1/key",
            "/api/v1/k%65y",
            "/api/%76%31/key",
            "/%61pi/v1/key",
            "/api%2fv1%2fkey",
            "/api/v1%2fkey",
            "/api/v1%2Fkey",
            "/api/v1%5ckey",
            "/api/v1\\key",
            "/api\\v1\\key",
            "/api/v1%252fkey",
            "/api/v1/%2e/key",
            "/api/v1/%2e%2e/v1/key",
            "/api/%2e%2e/api/v1/key",
            "/api/v1/profiles/..%2fkey",
            "/api/v1/profiles/%2e%2e%2fkey",
            "/api/v1/profiles/%252e%252e%252fkey",
            "/api/v1/profiles/..%c0%afkey",
            "/api/v1/profiles/..%ef%bc%8fkey",
            "/api/v1/profiles/..;/key",
            "/api/v1/profiles/;/../key",
            "/api/v1/key;zqx=1",
            "/api/v1;zqx=1/key",
            "/api;zqx=1/v1/key",
            "/api/v1/key;jsessionid=zqx",
            "/api/v1/key;",
            "/;/api/v1/key",
            "/api/v1/%6b%65%79%00",
            "/api/v1/key#zqx",
            "/api/v1/key%23zqx",
            "/api/v1/key%3fzqx",
            "/api/v1/key?zqx",
            "/api/v1/key??",
            "/api/v1/key%u0041",
            "/api/v1/ｋｅｙ",
            "/api/v1/%ef%bd%8bey",
            "/api/v1/key%c0%80",
            "/api/v1/key%ed%a0%80",
            "/api/v1/key%ff",
            "/api/v1/key\u00FF",
            "/api/v1/key\u0001",
            "/api/v1/{key}x",
            "/api/v1/[key]",
            "/api/v1/<key>",
            "/api/v1/\"key\"",
            "/api/v1/|key",
            "/api/v1/^key`");

    private static final List<String> BROKEN_ESCAPES =
            List.of("%", "%z", "%zz", "%2", "%2z", "%-1", "%%", "%%41", "%u");

    private static final List<String> TEMPTING = List.of(
            "/",
            "/zqx",
            "/.git/config",
            "/.env",
            "/WEB-INF/web.xml",
            "/META-INF/MANIFEST.MF",
            "/console",
            "/admin",
            "/management",
            "/metrics",
            "/health",
            "/openapi",
            "/actuator/env",
            "/web-console/",
            "/__asadmin/version",
            "/index.html",
            "/favicon.ico",
            "/robots.txt",
            "/server-status",
            "/intake/",
            "/intake.war",
            "/apix",
            "/api/WEB-INF/web.xml",
            "/api/WEB-INF/classes/",
            "/api/web-inf/web.xml",
            "/api/Meta-Inf/MANIFEST.MF",
            "/api/WEB-INF%2fweb.xml",
            "/api/%57EB-INF/web.xml",
            "/api/WEB-INF./web.xml",
            "/api/;/WEB-INF/web.xml",
            "/api/./WEB-INF/web.xml",
            "/api/zqx/../WEB-INF/web.xml",
            "/api/META-INF/persistence.xml",
            "/api/WEB-INF/lib/",
            "/api/..%2f..%2f..%2fetc/passwd",
            "/api/../../../../etc/passwd",
            "/api/%2e%2e/%2e%2e/etc/passwd",
            "/api/....//....//etc/passwd",
            "/api/server-error",
            "/api/server-error?zqx",
            "/api/application.wadl",
            "/api/v1/application.wadl/xsd0.xsd",
            "/api/v1/",
            "/api/v1",
            "/api/v1/*",
            "/api/*",
            "/api/index.jsp",
            "/api/zqx.jsp",
            "/api/zqx.jsp%00",
            "/api/zqx.xhtml",
            "/api/jakarta.faces.resource/zqx");

    private static final List<String> NO_IDS = List.of(
            "zqx",
            "0",
            "-1",
            "1-1-1-1-1",
            "null",
            "undefined",
            "%20",
            "*",
            "{profile}x",
            "{profile}%20",
            "x{profile}",
            "{profile}%00",
            "{profile}.json",
            "{profile}/zqx",
            "%7Bprofile%7D",
            "00000000-0000-0000-0000-00000000000g",
            "urn:uuid:{profile}",
            "{profile},{profile}",
            "{profile}%0a");

    private Paths() {}

    static void fire(RequestSeries series) {
        for (String path : SPELLINGS) {
            series.silent(Request.of("GET", path));
            series.silent(Request.of("POST", path).json("{}"));
            series.loose(Request.of("GET", path).header("x-api-key", "{key}"));
        }
        for (String escape : BROKEN_ESCAPES) {
            for (String path : List.of("/api/v1/profiles/", "/api/v1/key", "/api/", "/api/v1/zqx/", "/api/health/")) {
                series.silent(Request.of("GET", path + escape).header("x-api-key", "{key}"));
                series.silent(Request.of("POST", path + escape + "/x").header("x-api-key", "{key}"));
            }
            series.silent(Request.of("GET", Form.PROFILES + "?email=a" + escape).header("x-api-key", "{key}"));
            series.silent(
                    Request.of("GET", Form.PROFILES + "?" + escape + "=zqx").header("x-api-key", "{key}"));
        }
        for (String path : TEMPTING) {
            series.silent(Request.of("GET", path));
            series.silent(Request.of("GET", path).header("x-api-key", "{admin}"));
            series.silent(Request.of("HEAD", path));
        }
        for (String id : NO_IDS) {
            series.silent(Request.of("GET", Form.PROFILES + "/" + id).header("x-api-key", "{key}"));
            series.silent(Request.of("PATCH", Form.PROFILES + "/" + id)
                    .header("x-api-key", "{key}")
                    .json("{}"));
            series.silent(Request.of("GET", "/api/admin/organizations/{org}/api-keys/" + id)
                    .header("x-api-key", "{admin}"));
            series.silent(Request.of("DELETE", "/api/admin/api-keys/" + id).header("x-api-key", "{admin}"));
        }
    }
}
