package health.intake.trouble;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/** A failure that may last: logs a line when it begins, one a minute while it lasts, and one when it ends. */
public final class Trouble {

    private static final Logger LOG = System.getLogger("health.intake");
    private static final long REMINDER_NANOS = Duration.ofMinutes(1).toNanos();

    private final String what;
    private final Level level;
    private final LongSupplier nanoTime;
    private final BiConsumer<Level, String> log;
    private volatile boolean lasting;
    private long since;
    private long told;

    /** @param what a sentence without its full stop: {@code The database is unavailable} */
    public Trouble(String what) {
        this(what, Level.WARNING);
    }

    /** @param level of the lines, except the last one */
    public Trouble(String what, Level level) {
        this(what, level, System::nanoTime, LOG::log);
    }

    Trouble(String what, Level level, LongSupplier nanoTime, BiConsumer<Level, String> log) {
        this.what = what;
        this.level = level;
        this.nanoTime = nanoTime;
        this.log = log;
    }

    /** Reports a failure, the first or a further one. */
    public synchronized void failed(String cause) {
        long now = nanoTime.getAsLong();
        if (!lasting) {
            since = now;
            tell(now, level, what + ": " + cause);
        } else if (now - told >= REMINDER_NANOS) {
            tell(now, level, what + ", for " + seconds(now) + " s now: " + cause);
        }
        lasting = true;
    }

    /** Reports a success, after a failure or not. */
    public void succeeded() {
        if (lasting) {
            end();
        }
    }

    public boolean isLasting() {
        return lasting;
    }

    private synchronized void end() {
        if (lasting) {
            long now = nanoTime.getAsLong();
            tell(now, Level.INFO, "Recovered after " + seconds(now) + " s from: " + what);
            lasting = false;
        }
    }

    private void tell(long now, Level level, String line) {
        log.accept(level, line);
        told = now;
    }

    private long seconds(long now) {
        return Duration.ofNanos(now - since).toSeconds();
    }
}
