package health.intake.blackbox.storm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Keys that were never issued, and slightly altered valid keys. */
final class InvalidKeyTexts {

    /** With a right checksum. */
    private static final String UNISSUED = "intake_live_0123456789ABCDEFGHIJKLMNOPQRST2oIEif";

    private static final List<String> NO_KEYS = List.of(
            "",
            " ",
            "\t",
            "zqx",
            "null",
            "undefined",
            "*",
            "0",
            "Bearer {key}",
            "x-api-key: {key}",
            "\"{key}\"",
            "'{key}'",
            "{key}0",
            "0{key}",
            "{key},",
            "{key},{key}",
            "{key}, {admin}",
            "{key};{key}",
            "{key} {key}",
            "{key}\t{key}",
            "{key}=",
            "{key}%00",
            "%69ntake_live_{key}",
            UNISSUED,
            UNISSUED.replace("live", "test"),
            UNISSUED.toUpperCase(Locale.ROOT),
            "intake_live_",
            "intake__" + "0".repeat(36),
            "intake_live_" + "0".repeat(36),
            "intake_live_" + "z".repeat(36),
            "intake_prod_0123456789ABCDEFGHIJKLMNOPQRST1V2LhH",
            "aW50YWtlOg==",
            "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ6cXgifQ.");

    private static final List<String> NOT_EVEN_A_HEADER = List.of(
            "{key}\u0000", "\u0000{key}", "{key}\u007F", "{key}\u00E9", "\u00FF", Request.utf8("ｉntake"), "\u0001");

    private static final List<String> TARGETS =
            List.of("/api/v1/key", Form.PROFILES, Form.PROFILES + "/{profile}", "/api/admin/organizations");

    private InvalidKeyTexts() {}

    static void fire(RequestSeries series) {
        for (String target : TARGETS) {
            NO_KEYS.forEach(key -> series.refused(get(target).header("x-api-key", key)));
            NOT_EVEN_A_HEADER.forEach(key -> series.silent(get(target).header("x-api-key", key)));
            series.refused(get(target));
            series.refused(get(target).header("x-api-key", "{key}").header("X-API-KEY", "{key}"));
            series.refused(get(target).header("x-api-key", "").header("x-api-key", "{admin}"));
            series.refused(get(target).header("x_api_key", "{key}"));
            series.refused(get(target).header("api-key", "{key}"));
            series.refused(get(target).header("Cookie", "x-api-key={key}"));
            series.refused(get(target).header("Authorization", "Bearer {key}"));
            series.silent(get(target).line("x-api-key : {key}"));
            series.silent(get(target).line("x-api-key\t: {key}"));
            // lenient parsers take a blank for a colon
            series.loose(get(target).line("x-api-key {key}"));
        }
        changes()
                .forEach(key -> series.refused(
                        Form.CREATE.request(key).json(series.unique(Form.CREATE).text())));
    }

    private static List<String> changes() {
        List<String> changed = new ArrayList<>();
        for (int i = 0; i < UNISSUED.length(); i++) {
            changed.add(UNISSUED.substring(0, i));
            changed.add(UNISSUED.substring(0, i) + "x" + UNISSUED.substring(i + 1));
            changed.add(UNISSUED.substring(0, i) + "-" + UNISSUED.substring(i));
        }
        return changed;
    }

    private static Request get(String target) {
        return Request.of("GET", target);
    }
}
