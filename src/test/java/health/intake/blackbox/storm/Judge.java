package health.intake.blackbox.storm;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.AnswerRules;
import health.intake.blackbox.driver.ServerUnderTest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the error in an answer to a hostile request. */
final class Judge {

    /**
     * Statuses for an unknown method, coding or version of HTTP: the HTTP layer gives them, and they are no internal error.
     */
    private static final Set<Integer> NOT_OURS = Set.of(501, 505);

    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    /** Below the context root, and not out of it again. */
    private static final Pattern BELOW_ROOT = Pattern.compile("^/api/(?!.*(\\.\\.|%2e%2e))");

    private static final Pattern PARAMETER = Pattern.compile("The query parameter [A-Za-z0-9_-]{1,64}");
    private static final Pattern SUCCESS = Pattern.compile("(^|\n)HTTP/1\\.[01] 2\\d\\d");

    private Judge() {}

    /**
     * Answers of Payara's HTTP layer itself that no setting changes: 200 without content for a path with a broken escape,
     * for another target or Host that it cannot read, and sometimes if the client closes first; for TRACE outside of Intake,
     * an echo of the request.
     *
     * @return the name to count it under; empty for everything else
     */
    static Optional<String> known(Request request, Answer answer) {
        if (answer.status() != 200 || !ServerUnderTest.kind().isPayara()) {
            return Optional.empty();
        }
        String path = request.target().split("\\?", 2)[0];
        if (request.method().equals("TRACE") && !path.startsWith("/api")) {
            return Optional.of("TRACE outside of Intake (known)");
        }
        if (answer.body().length > 0 || answer.header("Content-Type") != null) {
            return Optional.empty();
        }
        if (BROKEN_ESCAPE.matcher(path).find()) {
            return Optional.of("broken escape, 200 and nothing (known)");
        }
        if (!request.isWhole()) {
            return Optional.of("unfinished request, 200 and nothing (known)");
        }
        boolean readable = path.startsWith("/") && request.head().contains("Host: {host}\r\n");
        return readable ? Optional.empty() : Optional.of("unreadable target or Host, 200 and nothing (known)");
    }

    /** The error in a missing answer. */
    static Optional<String> faultOfSilence(Shot shot) {
        return shot.expected().mayStopAtHttpLayer() ? Optional.empty() : Optional.of("no answer");
    }

    /** @param received all bytes that came; the answer is the first part of them */
    static Optional<String> fault(Shot shot, Answer answer, byte[] received) {
        // an HTTP layer may redirect a request that it does not accept
        boolean taken = answer.status() < (shot.expected().mayStopAtHttpLayer() ? 300 : 400);
        if (answer.status() >= 500 && !(shot.expected().mayStopAtHttpLayer() && NOT_OURS.contains(answer.status()))) {
            return Optional.of("a fault of the server");
        }
        if (taken && !shot.expected().mayBeTaken()) {
            return Optional.of("taken, but must be refused");
        }
        if (!shot.expected().mayBeTaken()
                && SUCCESS.matcher(new String(received, ISO_8859_1)).find()) {
            return Optional.of("a second answer tells of success");
        }
        if (repeatsSent(answer)) {
            return Optional.of("tells back what it was sent");
        }
        return faultOfForm(shot, answer)
                .or(() -> shot.expected() == Expected.FAITHFUL && taken
                        ? Fidelity.fault(shot.request().body(), answer)
                        : Optional.empty());
    }

    private static boolean repeatsSent(Answer answer) {
        // contract 1.4: the name of a query parameter may be repeated
        String problem = PARAMETER.matcher(answer.text()).replaceAll("");
        String told = answer.headers().map() + (answer.status() < 400 ? "" : problem);
        return told.toLowerCase(Locale.ROOT).contains(Form.MARK);
    }

    private static Optional<String> faultOfForm(Shot shot, Answer answer) {
        try {
            if (!shot.expected().mayStopAtHttpLayer()) {
                AnswerRules.check(answer, null);
            } else if (answer.status() >= 400) {
                AnswerRules.checkSilence(answer);
                // Payara answers a request of HTTP/0.9 with the body alone
                boolean problem = answer.text().startsWith("{\"type\":\"/api/docs/problems/");
                boolean ours = BELOW_ROOT.matcher(shot.request().target()).find();
                return answer.body().length == 0 || problem || !ours
                        ? Optional.empty()
                        : Optional.of("neither a problem nor silence");
            }
            return Optional.empty();
        } catch (AssertionError e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
