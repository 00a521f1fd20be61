package health.intake.blackbox.driver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The encodings in which a text may hide in other data. */
public final class Encodings {

    private Encodings() {}

    /** The text itself, in hexadecimal digits, and inside other bytes in base 64. */
    static List<String> ofBytes(String text) {
        String hex = HexFormat.of().formatHex(text.getBytes(UTF_8));
        List<String> forms = new ArrayList<>(List.of(text, hex, hex.toUpperCase(Locale.ROOT)));
        for (int before = 0; before < 3; before++) {
            forms.add(base64(text, before));
        }
        return forms;
    }

    /** The same, and in lower case and as URLs and JSON escape it. */
    public static List<String> ofText(String text) {
        List<String> forms = new ArrayList<>(ofBytes(text));
        String encoded = Api.encoded(text);
        String escaped = text.chars()
                .mapToObj(c -> c < 128 ? Character.toString(c) : "\\u%04x".formatted(c))
                .collect(Collectors.joining());
        forms.addAll(List.of(encoded, encoded.toLowerCase(Locale.ROOT), escaped, text.toLowerCase(Locale.ROOT)));
        ofBytes(text).stream()
                .skip(3)
                .forEach(digits -> forms.add(digits.replace('+', '-').replace('/', '_')));
        return forms.stream().distinct().toList();
    }

    /** All of these, and in UTF-16, with each byte as a character: for places that are read byte by byte (ISO 8859-1). */
    public static List<String> ofBytesOfAnyKind(String text) {
        List<String> forms = new ArrayList<>();
        ofText(text).forEach(form -> forms.add(new String(form.getBytes(UTF_8), ISO_8859_1)));
        for (Charset wide : List.of(UTF_16LE, UTF_16BE)) {
            byte[] bytes = text.getBytes(wide);
            forms.add(new String(bytes, ISO_8859_1));
            forms.add(HexFormat.of().formatHex(bytes));
        }
        return forms.stream().distinct().toList();
    }

    /** The digits that do not depend on the bytes before and after the text. */
    private static String base64(String text, int bytesBefore) {
        byte[] bytes = ("x".repeat(bytesBefore) + text).getBytes(UTF_8);
        String digits = Base64.getEncoder().withoutPadding().encodeToString(bytes);
        return digits.substring((bytesBefore * 8 + 5) / 6, bytes.length * 8 / 6);
    }
}
