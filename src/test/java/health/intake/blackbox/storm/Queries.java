package health.intake.blackbox.storm;

import java.util.List;

/** Unknown query parameters, and known ones with senseless values. */
final class Queries {

    private static final List<String> NO_NUMBERS = List.of(
            "",
            "%20",
            "-1",
            "%2B1",
            "+1",
            "1+",
            "01x",
            "1.0",
            "1e1",
            "0x1",
            "1%00",
            "1%0a",
            "%201",
            "1%20",
            "501x",
            "2147483648",
            "9223372036854775808",
            "-9223372036854775809",
            "99999999999999999999999999",
            "null",
            "NaN",
            "true",
            "%D9%A1",
            "%EF%BC%91",
            "%C2%B2",
            "1,2",
            "1;2",
            "[1]",
            "zqx",
            "%E2%88%9E",
            "%27",
            "--1",
            "1_0");

    private static final List<String> NO_CURSORS = List.of(
            "",
            "zqx",
            "%00",
            "AAAA",
            "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "____________________________________________________",
            "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA%3D",
            "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA%0A%0D",
            "%F0%9F%98%80",
            "zqx" + "A".repeat(3000));

    private static final List<String> NO_PARAMETERS = List.of(
            "zqx",
            "zqx=1",
            "zqx=1&zqx=2",
            "Email=a@b.example",
            "EMAIL=a@b.example",
            "e-mail=a@b.example",
            "email[]=a@b.example",
            "email[$ne]=zqx",
            "%65mail%00=a@b.example",
            "limit=1&limit=1",
            "email=a@b.example&email=a@b.example",
            "email=a@b.example&zqx=1",
            "email=a@b.example;limit=1&limit;=2",
            "limit=1&%6Cimit=2",
            "x-api-key={key}",
            "cursor=zqx&offset=1",
            "=1",
            "limit=1&=zqx",
            "=",
            "%3D=1",
            "email=",
            "email",
            "email=%20",
            "email=@",
            "email=zqx",
            "email=%00@example.com",
            "email=a%0d%0a@example.com",
            "email=%FF@example.com",
            "email=%C0%80@example.com",
            "email=%ED%A0%80@example.com",
            "limit=1%26offset=1",
            "limit=1%23");

    /** On which the list of parameters is another. */
    private static final List<String> OTHERS = List.of(
            "/api/v1/key",
            "/api/v1/profiles/{profile}",
            "/api/health/live",
            "/api/health/ready",
            "/api/v1/profiles/zqx",
            "/api/nothing");

    private Queries() {}

    static void fire(RequestSeries series) {
        NO_PARAMETERS.forEach(query -> series.refused(get(Form.PROFILES + "?" + query)));
        for (String number : NO_NUMBERS) {
            for (String name : List.of("limit", "offset")) {
                series.refused(get(Form.PROFILES + "?" + name + "=" + number));
                // look-ups take no notice of them
                series.harmless(get(Form.PROFILES + "?email=zqx@example.com&" + name + "=" + number));
            }
            for (String list : List.of("organizations", "api-keys", "organizations/{org}/profile-groups")) {
                series.refused(Request.of("GET", "/api/admin/" + list + "?limit=" + number)
                        .header("x-api-key", "{admin}"));
            }
        }
        for (String cursor : NO_CURSORS) {
            series.refused(get(Form.PROFILES + "?cursor=" + cursor));
            series.refused(Request.of("GET", "/api/admin/organizations?cursor=" + cursor)
                    .header("x-api-key", "{admin}"));
        }
        for (String target : OTHERS) {
            for (String query : List.of("zqx=1", "email=a@b.example", "limit=1", "=1", "x-api-key={admin}")) {
                series.refused(get(target + "?" + query));
                series.refused(Request.of("DELETE", target + "?" + query).header("x-api-key", "{key}"));
            }
        }
    }

    private static Request get(String target) {
        return Request.of("GET", target).header("x-api-key", "{key}");
    }
}
