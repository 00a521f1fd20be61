package health.intake.blackbox.storm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Valid bodies, cut at every byte. */
final class TruncatedBodies {

    private TruncatedBodies() {}

    static void fire(RequestSeries series) {
        List<Form> forms = new ArrayList<>(Form.PROFILE);
        forms.addAll(Form.ADMIN);
        for (Form form : forms) {
            byte[] valid = series.unique(form).text().getBytes(UTF_8);
            // without a body a key is rotated at once
            int shortest = form.target().endsWith("/rotate") ? 1 : 0;
            for (int length = shortest; length < valid.length; length++) {
                series.refused(form.request().json(Arrays.copyOf(valid, length)));
            }
        }
        byte[] valid = series.unique(Form.CREATE).text().getBytes(UTF_8);
        for (int length = 0; length < valid.length; length += 20) {
            series.silent(Form.CREATE
                    .request()
                    .header("Content-Type", "application/json")
                    .header("Content-Length", String.valueOf(valid.length))
                    .uncounted(Arrays.copyOf(valid, length)));
        }
    }
}
