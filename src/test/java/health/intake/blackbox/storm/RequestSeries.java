package health.intake.blackbox.storm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The requests of one kind, the same ones for the same seed. */
final class RequestSeries {

    /** Enough for every byte at which a body can be cut; from longer series the seed chooses. */
    private static final int MOST = 900;

    private final String kind;
    private final Random random;
    private final List<Shot> shots = new ArrayList<>();
    private int count;

    private RequestSeries(String kind, long seed) {
        this.kind = kind;
        this.random = new Random(seed ^ kind.hashCode());
    }

    static List<Shot> of(String name, Kind kind, long seed) {
        RequestSeries series = new RequestSeries(name, seed);
        kind.fire(series);
        Collections.shuffle(series.shots, series.random);
        return series.shots.subList(0, Math.min(MOST, series.shots.size()));
    }

    Random random() {
        return random;
    }

    void refused(Request request) {
        add(request, Expected.REFUSED);
    }

    void silent(Request request) {
        add(request, Expected.SILENT);
    }

    void faithful(Request request) {
        add(request, Expected.FAITHFUL);
    }

    void harmless(Request request) {
        add(request, Expected.HARMLESS);
    }

    void loose(Request request) {
        add(request, Expected.LOOSE);
    }

    /** Of an operation's body, with names that no other request of the storm has. */
    Form unique(Form form) {
        return form.numbered(Integer.toString(kind.hashCode() & 0xFFFF, 36) + "-" + ++count);
    }

    private void add(Request request, Expected expected) {
        shots.add(new Shot(kind, request, request.isPlain() ? expected : expected.orHttpLayer()));
    }
}
