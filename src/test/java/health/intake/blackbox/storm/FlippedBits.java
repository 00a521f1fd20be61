package health.intake.blackbox.storm;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Valid bodies with one or some bits flipped; a body that is still valid must be accepted as it is. */
final class FlippedBits {

    private static final int SINGLE = 300;
    private static final int SEVERAL = 100;

    private FlippedBits() {}

    static void fire(RequestSeries series) {
        for (Form form : Form.PROFILE) {
            for (int i = 0; i < SINGLE; i++) {
                flip(series, form, 1);
            }
            for (int i = 0; i < SEVERAL; i++) {
                flip(series, form, 2 + series.random().nextInt(6));
            }
        }
    }

    private static void flip(RequestSeries series, Form form, int times) {
        byte[] bytes = series.unique(form).text().getBytes(UTF_8);
        for (int i = 0; i < times; i++) {
            bytes[series.random().nextInt(bytes.length)] ^=
                    (byte) (1 << series.random().nextInt(8));
        }
        series.faithful(form.request().json(bytes));
    }
}
