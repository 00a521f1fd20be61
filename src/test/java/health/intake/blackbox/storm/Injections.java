package health.intake.blackbox.storm;

import java.util.ArrayList;
import java.util.List;

/** Texts that mean something to a database, a template, a shell, a parser or a browser. */
final class Injections {

    private static final List<String> TEXTS = List.of(
            "zqx' OR '1'='1",
            "zqx\" OR 1=1 --",
            "zqx'; DROP TABLE profile; -- 1",
            "zqx') UNION SELECT 1,2,3 #",
            "zqx\\' OR 1=1",
            "zqx%' ESCAPE '!",
            "1 AND SLEEP(5) zqx",
            "zqx/*!50000 1*/",
            "%_zqx",
            "${jndi:ldap://127.0.0.1:1/zqx}",
            "${${lower:j}ndi:rmi://127.0.0.1:1/zqx}",
            "${zqx:7*7}",
            "#{zqx*7*7}",
            "{{zqx 7*7}}",
            "<%= zqx 7*7 %>",
            "T(java.lang.Runtime).getRuntime().exec('zqx')",
            "<script>alert('zqx1')</script>",
            "\"><img src=x onerror=alert(1) id=zqx>",
            "javascript:alert('zqx')//",
            "<!DOCTYPE zqx [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>&x;",
            "<zqx xmlns:xi=\"http://www.w3.org/2001/XInclude\"/>",
            "]]>zqx",
            "zqx|id;`id`;$(id)",
            "../../../../etc/passwd?zqx",
            "..\\..\\zqx1",
            "file:///zqx",
            "%s%n%x%zqx",
            "zqx%0d%0aSet-Cookie: zqx=1",
            "zqx\\r\\nX-Zqx: 1",
            "(|(uid=zqx*))",
            "*)(zqx=1",
            "{\"$gt\":\"zqx\"}",
            "__proto__[zqx]",
            "=cmd|'/c zqx'!A1",
            "@zqx(1+1)",
            "rO0ABXNyzqx=",
            "!!javax.script.ScriptEngineManager [zqx]",
            "*zqx*$3$SET",
            "zqx:1{a}?x",
            "O:8:\"zqxClass\":0:{}");

    private static final List<String> HEADERS = List.of(
            "Accept",
            "Accept-Language",
            "Accept-Encoding",
            "Authorization",
            "Cookie",
            "Content-Language",
            "Forwarded",
            "From",
            "If-Match",
            "If-None-Match",
            "If-Modified-Since",
            "Idempotency-Key",
            "organization",
            "Origin",
            "Range",
            "Referer",
            "User-Agent",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Proto",
            "X-HTTP-Method-Override",
            "X-Original-URL",
            "X-Request-Id",
            "X-Zqx");

    private static final List<String> PARAMETERS = List.of("limit", "offset", "cursor", "zqx");

    private Injections() {}

    static void fireBodies(RequestSeries series) {
        for (String text : TEXTS) {
            for (Form form : Form.PROFILE) {
                for (String field : form.textFields()) {
                    Request request = series.unique(form).withText(field, text);
                    // an address or a password may be strange
                    if (List.of("email", "password").contains(field)) {
                        series.faithful(request);
                    } else {
                        series.refused(request);
                    }
                }
                series.refused(series.unique(form).withText(text, text));
                series.faithful(series.unique(form).withText("email", "\"" + text + "\"@example.com"));
            }
            for (Form form : Form.ADMIN) {
                form.textFields()
                        .forEach(field -> series.faithful(series.unique(form).withText(field, text)));
            }
        }
    }

    static void fireElsewhere(RequestSeries series) {
        List<String> texts = new ArrayList<>(TEXTS);
        texts.add("zqx\r\nSet-Cookie: zqx=1");
        texts.add("zqx\u0000");
        texts.add("zqx\u00E9\u2028");
        for (String text : texts) {
            String encoded = Request.encoded(text);
            PARAMETERS.forEach(name -> series.refused(get(Form.PROFILES + "?" + name + "=" + encoded)));
            series.refused(get(Form.PROFILES + "?" + encoded + "=1"));
            series.harmless(get(Form.PROFILES + "?email=" + encoded));
            series.harmless(get(Form.PROFILES + "?email=%22" + encoded + "%22@example.com"));
            series.silent(get(Form.PROFILES + "/" + encoded));
            series.silent(get("/api/" + encoded));
            series.silent(Request.of("GET", "/api/admin/organizations/" + encoded + "/api-keys")
                    .header("x-api-key", "{admin}"));
        }
        for (String text : TEXTS) {
            HEADERS.forEach(name -> series.harmless(get("/api/v1/key").header(name, text)));
            series.refused(Request.of("GET", "/api/v1/key").header("x-api-key", text));
            series.silent(get("/api/v1/nothing").header("Expect", text));
        }
    }

    private static Request get(String target) {
        return Request.of("GET", target).header("x-api-key", "{key}");
    }
}
