package health.intake.blackbox.storm;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/** Valid bodies in other encodings than UTF-8, and with bytes or characters that no text has. */
final class JsonEncodings {

    private static final List<String> OTHER_CHARSETS =
            List.of("UTF-16", "UTF-16LE", "UTF-16BE", "x-UTF-16LE-BOM", "UTF-32", "UTF-32LE", "UTF-32BE", "IBM037");

    /** Byte order marks, overlong forms, surrogates, code points beyond Unicode, and incomplete sequences. */
    private static final List<String> NO_UTF_8 = List.of(
            "c080",
            "c1bf",
            "e08080",
            "e09fbf",
            "f0808080",
            "f08fbfbf",
            "eda080",
            "edbfbf",
            "eda081edb080",
            "f4908080",
            "f5808080",
            "f8888080",
            "fc8480808080",
            "80",
            "bf",
            "c3",
            "e282",
            "f09f98",
            "c328",
            "e28228",
            "fe",
            "ff",
            "fffe",
            "feff",
            "c3a9ff");

    private static final List<String> LONE_SURROGATES = List.of(
            "\\ud800",
            "\\udbff",
            "\\udc00",
            "\\udfff",
            "\\ude00\\ud83d",
            "\\ud83d\\ud83d\\ude00",
            "\\ud83dx",
            "\\uD83E ");

    private static final List<String> SHORT_ESCAPES = List.of("\\n", "\\r", "\\t", "\\b", "\\f");

    private static final List<String> FIELDS = List.of("first_name", "profile_group");

    private JsonEncodings() {}

    static void fire(RequestSeries series) {
        for (Form form : Form.PROFILE) {
            String text = series.unique(form).text();
            OTHER_CHARSETS.forEach(name -> series.refused(form.request().json(text.getBytes(Charset.forName(name)))));
            series.refused(form.request().json("\uFEFF" + text));
            series.refused(form.request().json(text + "\uFEFF"));
            // a letter beyond ASCII in an encoding of one byte a letter
            series.refused(form.request().json(text.replace("Zqx", "Zéqx").getBytes(ISO_8859_1)));
            NO_UTF_8.forEach(hex -> scatter(series, form, HexFormat.of().parseHex(hex)));
            FIELDS.forEach(field -> characters(series, form, field));
        }
    }

    private static void scatter(RequestSeries series, Form form, byte[] bytes) {
        byte[] valid = series.unique(form).text().getBytes(UTF_8);
        for (int i = 0; i < 4; i++) {
            series.refused(
                    form.request().json(inserted(valid, bytes, series.random().nextInt(valid.length + 1))));
        }
        series.refused(form.request().json(inserted(valid, bytes, 0)));
    }

    private static byte[] inserted(byte[] valid, byte[] bytes, int at) {
        var all = new ByteArrayOutputStream();
        all.writeBytes(Arrays.copyOf(valid, at));
        all.writeBytes(bytes);
        all.writeBytes(Arrays.copyOfRange(valid, at, valid.length));
        return all.toByteArray();
    }

    private static void characters(RequestSeries series, Form form, String field) {
        Form unique = series.unique(form);
        IntStream.concat(IntStream.range(0, 0x20), IntStream.rangeClosed(0x7F, 0x9F))
                .forEach(control -> {
                    series.refused(unique.with(field, "\"Zqx\\u%04xa\"".formatted(control)));
                    series.refused(unique.with(field, "\"Zqx" + (char) control + "a\""));
                });
        LONE_SURROGATES.forEach(text -> series.refused(unique.with(field, "\"Zqx" + text + "\"")));
        SHORT_ESCAPES.forEach(text -> series.refused(unique.with(field, "\"Zqx" + text + "\"")));
        series.refused(unique.with("Zqx\\u0000" + field, "1"));
        series.refused(unique.with("Zqx\u0085", "1"));
    }
}
