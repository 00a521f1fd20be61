package health.intake.demo;

import java.io.PrintStream;

/** Shows the progress of long work: a bar on a terminal, else a line for each tenth. */
final class Progress {

    private static final int WIDTH = 40;

    private final String what;
    private final int total;
    private final boolean terminal;
    private final PrintStream out;
    private int done;

    Progress(String what, int total, boolean terminal, PrintStream out) {
        this.what = what;
        this.total = total;
        this.terminal = terminal;
        this.out = out;
    }

    synchronized void step() {
        int before = percent();
        done++;
        if (terminal && percent() > before) {
            drawBar();
        } else if (percent() / 10 > before / 10) {
            out.printf("%s %3d %%%n", what, percent() / 10 * 10);
        }
    }

    private void drawBar() {
        int filled = percent() * WIDTH / 100;
        String bar = "#".repeat(filled) + "-".repeat(WIDTH - filled);
        out.printf("\r%s [%s] %3d %%%s", what, bar, percent(), done == total ? System.lineSeparator() : "");
        out.flush();
    }

    private int percent() {
        return (int) (done * 100L / total);
    }
}
