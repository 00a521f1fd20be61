package health.intake.blackbox.storm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/** Bodies of other types and codings than JSON in UTF-8, and requests for answers in other ones. */
final class MediaTypes {

    private static final List<String> NOT_JSON = List.of(
            "zqx",
            "zqx/zqx",
            "/",
            "*/*",
            "application/*",
            "application",
            "application/",
            "/json",
            "application//json",
            "application/json/json",
            "application/json json",
            "application/json, application/json",
            "application/json,",
            "application/json; charset",
            "application/json; charset=",
            "application/json; charset=zqx",
            "application/json; charset=utf-16",
            "application/json; charset=iso-8859-1",
            "application/json; charset=utf-8, text/plain",
            "application/json; charset=\"utf-8",
            "application/json; =utf-8",
            "application/json; charset=../../zqx",
            "text/json",
            "text/plain",
            "text/html",
            "text/xml",
            "application/xml",
            "application/yaml",
            "application/x-yaml",
            "application/cbor",
            "application/x-jackson-smile",
            "application/bson",
            "application/problem+json",
            "application/zqx+json",
            "application/json-patch+json",
            "application/json-seq",
            "application/x-ndjson",
            "application/javascript",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "multipart/form-data; boundary=zqx",
            "multipart/mixed; boundary=",
            "application/octet-stream",
            "application/x-java-serialized-object",
            "application/soap+xml",
            "message/http",
            "${jndi:ldap://127.0.0.1:1/zqx}",
            "application/json\u00E9",
            "\u00FF/\u00FF");

    private static final List<String> NO_CODINGS = List.of(
            "gzip",
            "GZIP",
            "deflate",
            "br",
            "zstd",
            "compress",
            "x-gzip",
            "zqx",
            "gzip, gzip",
            "identity, gzip",
            "utf-8");

    private static final List<String> WISHES = List.of(
            "",
            "zqx",
            "zqx/zqx",
            "/",
            "*",
            "*/json",
            "text/html",
            "text/html;q=zqx",
            "*/*;q=0",
            "application/json;q=0",
            "application/json;q=2",
            "application/json;q=-1",
            "application/json;q=NaN",
            "application/json;q=0.12345",
            "application/json;q=",
            "application/json;charset=utf-16",
            "application/json;v=zqx",
            ",,,",
            "application/json,,",
            "application/json;",
            "\"application/json\"",
            "application/\u00E9",
            "text/html, ".repeat(500),
            "application/xml",
            "application/yaml",
            "application/x-java-serialized-object");

    private static final List<String> OTHER_WISHES =
            List.of("Accept-Charset", "Accept-Encoding", "Accept-Language", "TE");

    private MediaTypes() {}

    static void fire(RequestSeries series) {
        for (Form form : Form.PROFILE) {
            byte[] valid = series.unique(form).text().getBytes(UTF_8);
            for (String type : NOT_JSON) {
                series.refused(form.request().header("Content-Type", type).counted(valid));
            }
            for (String coding : NO_CODINGS) {
                series.refused(form.request().header("Content-Encoding", coding).json(valid));
            }
            series.refused(form.request().counted(valid));
            series.refused(form.request().header("Content-Type", "").counted(valid));
            series.refused(form.request().header("Content-Type", "text/plain").json(valid));
        }
        series.refused(series.unique(Form.CREATE)
                .request()
                .header("Content-Type", "application/merge-patch+json")
                .counted("{\"z\":1}".getBytes(UTF_8)));
        for (String wish : WISHES) {
            for (String target : List.of("/api/v1/key", Form.PROFILES + "/{profile}", "/api/health/live")) {
                series.harmless(
                        Request.of("GET", target).header("x-api-key", "{key}").header("Accept", wish));
            }
            series.refused(Request.of("GET", "/api/nothing")
                    .header("x-api-key", "{key}")
                    .header("Accept", wish));
            OTHER_WISHES.forEach(name -> series.harmless(Request.of("GET", "/api/v1/key")
                    .header("x-api-key", "{key}")
                    .header(name, wish)));
        }
    }
}
