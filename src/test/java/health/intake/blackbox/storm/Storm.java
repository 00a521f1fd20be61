package health.intake.blackbox.storm;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.WireAnswer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Sends hostile requests, a few at a time, and has each answer judged. */
final class Storm {

    private static final int AT_ONCE = 8;
    private static final int MINUTES = 10;

    private final Target ground;
    private final Tally tally = new Tally();

    private Storm(Target ground) {
        this.ground = ground;
    }

    static Tally over(Target ground, List<Shot> shots) {
        Storm storm = new Storm(ground);
        ExecutorService senders = Executors.newFixedThreadPool(AT_ONCE);
        shots.forEach(shot -> senders.execute(() -> storm.send(shot)));
        senders.shutdown();
        try {
            if (!senders.awaitTermination(MINUTES, TimeUnit.MINUTES)) {
                throw new AssertionError("the storm does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return storm.tally;
    }

    private void send(Shot shot) {
        byte[] received;
        try {
            byte[] bytes = shot.request().bytes(ground::filled);
            received = Line.exchange(bytes, !shot.request().isWhole());
            judge(shot, received);
        } catch (IOException | RuntimeException e) {
            tally.fail(shot, e.toString(), "unreadable");
        }
    }

    private void judge(Shot shot, byte[] received) {
        if (received.length == 0) {
            tally.count(shot, "none");
            Judge.faultOfSilence(shot).ifPresent(fault -> tally.fail(shot, fault, "nothing"));
            return;
        }
        Answer answer = WireAnswer.parse(
                shot.request().method(), ground.filled(shot.request().target()), received);
        Optional<String> known = Judge.known(shot.request(), answer);
        if (known.isPresent()) {
            tally.count(shot, known.get());
            return;
        }
        tally.count(shot, String.valueOf(answer.status()));
        if (answer.status() == 201 && shot.request().target().equals(Form.PROFILES)) {
            tally.countCreated();
        }
        Optional<String> fault = Judge.fault(shot, answer, received);
        fault.ifPresent(text -> tally.fail(shot, text, answer.toString()));
    }
}
