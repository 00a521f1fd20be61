package health.intake.blackbox.storm;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Good bodies with one, or some, of their bits the other way round; what is still good must be taken as it is. */
final class FlippedBits {

    private static final int SINGLE = 300;
    private static final int SEVERAL = 100;

    private FlippedBits() {}

    static void fire(Salvo salvo) {
        for (Form form : Form.PROFILE) {
            for (int i = 0; i < SINGLE; i++) {
                flip(salvo, form, 1);
            }
            for (int i = 0; i < SEVERAL; i++) {
                flip(salvo, form, 2 + salvo.random().nextInt(6));
            }
        }
    }

    private static void flip(Salvo salvo, Form form, int times) {
        byte[] octets = salvo.unique(form).text().getBytes(UTF_8);
        for (int i = 0; i < times; i++) {
            octets[salvo.random().nextInt(octets.length)] ^=
                    (byte) (1 << salvo.random().nextInt(8));
        }
        salvo.faithful(form.request().json(octets));
    }
}
