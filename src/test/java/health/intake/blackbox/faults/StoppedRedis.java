package health.intake.blackbox.faults;

import health.intake.blackbox.driver.Installation;
import java.util.function.Consumer;

/** Redis without an answer while something runs: in turn it hangs, and so keeps what it held, and is killed, and comes back empty. */
final class StoppedRedis implements Consumer<Runnable> {

    private boolean isKilled;

    @Override
    public void accept(Runnable meanwhile) {
        if (isKilled) {
            Installation.shared().withKilledRedis(meanwhile);
        } else {
            Installation.shared().withHangingRedis(meanwhile);
        }
        isKilled = !isKilled;
    }
}
