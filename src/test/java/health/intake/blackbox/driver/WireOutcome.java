package health.intake.blackbox.driver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.Locale;
import java.util.Map;

/** The reaction of the HTTP layer to bytes that are no request. */
public record WireOutcome(String request, String text) {

    /** Closed without a word, or refused with a status; nothing tells the product. */
    public void isRefusedInSilence() {
        if (text.isEmpty()) {
            return;
        }
        HttpHeaders none = HttpHeaders.of(Map.of(), (name, value) -> true);
        assertThat(text).as("answer to %s", request).matches("(?s)HTTP/1.[01] [45]\\d\\d.*");
        assertThat(text.toLowerCase(Locale.ROOT)).doesNotContain("\r\nserver:", "x-powered-by");
        AnswerRules.checkSilence(new Answer("", request, 400, none, text.getBytes(ISO_8859_1)));
    }
}
