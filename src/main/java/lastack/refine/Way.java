package lastack.refine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import lastack.trace.Entry;
import lastack.trace.EventView;
import lastack.trace.NetworkNote;
import lastack.trace.Side;
import lastack.trace.Step;
import lastack.trace.TcbView;

/** A way through composed states as a trace. Where there is no clock, there is a tick for each step. */
final class Way {

    /** A segment that was sent: its name in the trace, and when. */
    private record Sent(long name, long at) {
    }

    private final Composition composition;
    private final List<Entry> entries = new ArrayList<>();
    private Map<Integer, Sent> sent = new HashMap<>();
    private long names;
    private long at;
    private long steps;

    Way(Composition composition) {
        this.composition = composition;
    }

    /** The next step; {@code after} tells of each side what its control block is then. */
    void add(Label label, Function<Side, TcbView> after) {
        boolean tick = label.action().equals(Composition.TICK);
        at += tick || !composition.bound.clocked() ? 1 : 0;
        if (tick) {
            for (Side side : Side.values()) {
                step(new Label(label.action(), side, label.event(), -1, List.of()), after.apply(side));
            }
            Map<Integer, Sent> older = new HashMap<>();
            sent.forEach((packet, each) -> older.put(composition.older(packet), each));
            sent = older;
        } else if (label.event().isPresent()) {
            step(label, after.apply(label.side()));
        } else if (label.action().equals("Lose")) {
            // An endpoint that fails when it is asked what to send has no event either.
            note(label, "lost");
        }
    }

    private void step(Label label, TcbView after) {
        steps++;
        EventView event = label.event().orElseThrow();
        if (event instanceof EventView.Emit) {
            sent.put(label.packet(), new Sent(++names, at));
        }
        Sent packet = sent.get(label.packet());
        entries.add(new Step(at, label.side(), event, after, label.tells(),
            packet == null ? OptionalLong.empty() : OptionalLong.of(packet.name)));
        if (label.action().equals("Duplicate")) {
            note(label, "duplicated");
        }
    }

    private void note(Label label, String fate) {
        Sent packet = sent.get(label.packet());
        entries.add(new NetworkNote(packet.at, fate, packet.name));
    }

    /** The last step, which is refused; if it is an endpoint's event, it is why. */
    Optional<Violation> last(Refused refused) {
        Label label = refused.label();
        if (label.event().isEmpty()) {
            return Optional.empty();
        }
        at += label.action().equals(Composition.TICK) || !composition.bound.clocked() ? 1 : 0;
        step(label, refused.after());
        int place = entries.size() - (entries.get(entries.size() - 1) instanceof Step ? 1 : 2);
        return Optional.of(new Violation(steps, refused.before(), (Step) entries.get(place), refused.why()));
    }

    List<Entry> entries() {
        return entries;
    }
}
