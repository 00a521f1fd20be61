package health.intake.blackbox.storm;

import java.util.List;

/** Characters that look like others, that cannot be seen, or that have more than one spelling. */
final class UnicodeTricks {

    /** Names that are not in the Latin script, though they may look so. */
    private static final List<String> NO_NAMES = List.of(
            "Mаria",
            "Μaria",
            "Ｍａｒｉａ",
            "ﬁona",
            "Ⅿaria",
            "𝐌𝐚𝐫𝐢𝐚",
            "Ⓜaria",
            "🇲aria",
            "ᴹaria\u2060",
            "Maria\u202Egro.live",
            "\u202DMaria",
            "\u2066Maria\u2069",
            "Ma\u200Bria",
            "Ma\u200Cria",
            "Ma\u200Dria",
            "Ma\u2060ria",
            "Ma\uFEFFria",
            "Ma\u00ADria",
            "Ma\u034Fria",
            "Ma\u180Eria",
            "Ma\u115Fria",
            "Ma\u3164ria",
            "Ma\uFE0Fria",
            "Ma\uDB40\uDC41ria",
            "\u0301Maria",
            "Maria \u0301",
            "Ma\u20DDria",
            "Ma\u0488ria",
            "Ma\u05B0ria",
            "Ma\u0E31ria",
            "محمد",
            "משה",
            "张伟",
            "Ма́рия",
            "Maria\uE000",
            "Maria\uFFFE",
            "Maria\uFFFF",
            "Maria\uFFFD",
            "Maria\u0378",
            "Maria😀",
            "Maria\uD83D\uDC68\u200D\uD83D\uDC69",
            "Maria\u2028Zqx",
            "Maria\u2029Zqx",
            "Maria–Eva",
            "Maria，Eva",
            "Maria。Eva",
            "M@ria",
            "Maria1",
            "Maria١",
            "Maria_Eva",
            "Maria\u00A0",
            "\u3000");

    private static final List<String> SPELLINGS = List.of(
            "Zoe\u0308",
            "Zoë",
            "A\u030Angstro\u0308m",
            "\u212Bngström",
            "Se\u0323\u0307an",
            "Se\u0307\u0323an",
            "\u1E9Bqx",
            "ǆenan",
            "İstanbul",
            "ıstanbul",
            "ẞtraße",
            "a" + "\u0301".repeat(90),
            "a" + "\u0301".repeat(300),
            "a" + "\u0327\u0301\u0316".repeat(500),
            "\u0041\u0300\u0301\u0302\u0303\u0304",
            "ﷺ".repeat(30),
            "\u1E69".repeat(100),
            "s\u0323\u0307".repeat(100),
            "ŉ",
            "Zqx\u2003",
            " Zqx ");

    private UnicodeTricks() {}

    static void fire(RequestSeries series) {
        for (Form form : Form.PROFILE) {
            for (String name : NO_NAMES) {
                // white space around is no part of a name
                if (name.strip().equals(name) && !name.endsWith("\u00A0")) {
                    series.refused(series.unique(form).withText("first_name", name));
                    series.refused(series.unique(form).withText("last_name", "Zqx " + name));
                }
                everywhere(series, form, name);
            }
            for (String spelling : SPELLINGS) {
                series.faithful(series.unique(form).withText("first_name", spelling));
                everywhere(series, form, spelling);
            }
        }
        for (Form form : Form.ADMIN) {
            NO_NAMES.forEach(text -> form.textFields()
                    .forEach(field -> series.faithful(series.unique(form).withText(field, text))));
        }
    }

    private static void everywhere(RequestSeries series, Form form, String text) {
        series.faithful(series.unique(form).withText("email", text + "zqx@example.com"));
        series.faithful(series.unique(form).withText("email", "zqx@" + text + ".example.com"));
        series.refused(series.unique(form).withText("phone", "+49" + text + "30123456"));
        series.refused(series.unique(form).withText("date_of_birth", "1985-03-2" + text));
        series.refused(series.unique(form).withText("language", "d" + text));
        series.refused(series.unique(form).withText("profile_group", "hostile" + text));
        series.refused(series.unique(form).withText("first\u200B_name", text));
    }
}
