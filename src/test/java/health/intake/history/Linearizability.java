package health.intake.history;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Judges the history of one thing: it is linearizable if each operation can be given one instant between its call and its
 * answer, so that in the order of these instants the {@link Model} allows every answer (Herlihy and Wing, 1990). Searches for
 * such an order as Wing and Gong (1993) do, and visits no pair of done operations and state twice (Lowe, 2017).
 *
 * <p>A history of many things is linearizable if that of each thing is, so histories are judged apart: the time grows with
 * the number of operations that overlap, not with the length of the history.
 */
public final class Linearizability<S, O> {

    private record Seen<S>(BitSet done, S state) {}

    private record Choice<S, O>(Event<O> call, S before) {}

    /** A call or an answer, in a list from which the search takes what it has placed. */
    private static final class Event<O> {

        final int index;
        final Step<O> step;
        final boolean isCall;
        Event<O> before = this;
        Event<O> after = this;
        Event<O> answer = this;

        Event(int index, Step<O> step, boolean isCall) {
            this.index = index;
            this.step = step;
            this.isCall = isCall;
        }

        long at() {
            return isCall ? step.called() : step.answered();
        }

        void unlink() {
            before.after = after;
            after.before = before;
        }

        void relink() {
            before.after = this;
            after.before = this;
        }
    }

    private final Model<S, O> model;
    private final Event<O> end;
    private final BitSet done = new BitSet();
    private final Set<Seen<S>> seen = new HashSet<>();
    private final Deque<Choice<S, O>> choices = new ArrayDeque<>();
    private S state;

    private Linearizability(Model<S, O> model, List<Step<O>> history) {
        this.model = model;
        this.state = model.initial();
        this.end = new Event<>(-1, new Step<>(history.get(0).operation(), 0, Step.NEVER), false);
        linked(history);
    }

    /** Whether some order of the operations explains all answers. */
    public static <S, O> boolean holds(Model<S, O> model, List<Step<O>> history) {
        List<Step<O>> relevant = model.relevant(history);
        return relevant.isEmpty() || new Linearizability<>(model, relevant).hasOrder();
    }

    private void linked(List<Step<O>> history) {
        List<Event<O>> events = new ArrayList<>();
        for (int i = 0; i < history.size(); i++) {
            Event<O> call = new Event<>(i, history.get(i), true);
            call.answer = new Event<>(i, history.get(i), false);
            events.add(call);
            events.add(call.answer);
        }
        // of a call and an answer at one instant the call comes first: then they overlap, which excuses more
        events.sort(Comparator.comparingLong((Event<O> event) -> event.at()).thenComparing(event -> !event.isCall));
        for (Event<O> event : events) {
            event.before = end.before;
            event.after = end;
            event.relink();
        }
    }

    private boolean hasOrder() {
        Event<O> event = end.after;
        while (isOpen(event)) {
            if (event.isCall) {
                event = place(event) ? end.after : event.after;
            } else if (choices.isEmpty()) {
                return false;
            } else {
                event = takeBack().after;
            }
        }
        return true;
    }

    /** Whether operations are left that must have an instant: those without an answer need none, and their answers are last. */
    private boolean isOpen(Event<O> event) {
        return event != end && (event.isCall || event.step.answered() != Step.NEVER);
    }

    /** Gives the operation the next instant, if the model allows it and the search has not been there. */
    private boolean place(Event<O> call) {
        S next = model.after(state, call.step.operation());
        if (next == null) {
            return false;
        }
        BitSet with = (BitSet) done.clone();
        with.set(call.index);
        if (!seen.add(new Seen<>(with, next))) {
            return false;
        }
        choices.push(new Choice<>(call, state));
        state = next;
        done.set(call.index);
        call.unlink();
        call.answer.unlink();
        return true;
    }

    private Event<O> takeBack() {
        Choice<S, O> last = choices.pop();
        Event<O> call = last.call();
        state = last.before();
        done.clear(call.index);
        call.answer.relink();
        call.relink();
        return call;
    }
}
