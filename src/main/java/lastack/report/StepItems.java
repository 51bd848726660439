package lastack.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lastack.trace.Entry;
import lastack.trace.EventView;
import lastack.trace.Header;
import lastack.trace.NetworkNote;
import lastack.trace.Side;
import lastack.trace.Step;
import lastack.trace.TcbView;
import lastack.trace.TellView;
import lastack.wire.SeqNumber;

/** Makes items of the steps of a trace, one after the other. */
final class StepItems {

    private final Header header;
    private final Numbering numbering;
    private final Map<Side, SeqNumber> firsts;
    private final Set<Long> lost = new HashSet<>();
    private final Set<Long> arrived = new HashSet<>();
    private final Map<Side, TcbView> before = new EnumMap<>(Side.class);
    private final List<Item> items = new ArrayList<>();

    /** Begins; {@code fates} are the entries among which to look for what the network did. */
    StepItems(Header header, Numbering numbering, List<? extends Entry> fates) {
        this.header = header;
        this.numbering = numbering;
        this.firsts = SegmentParts.firsts(header, fates);
        for (Entry entry : fates) {
            if (entry instanceof NetworkNote note && note.network().equals("lost")) {
                lost.add(note.packet());
            }
        }
    }

    /** What a side's control block was before the first step that will be added. */
    void know(Side side, TcbView tcb) {
        before.put(side, tcb);
    }

    /** A row with both states, so far as they are known. */
    void states() {
        items.add(new Item.States(state(Side.A), state(Side.B)));
    }

    private Ladder.Cell state(Side side) {
        TcbView tcb = before.get(side);
        return tcb == null ? Ladder.Cell.EMPTY : new Ladder.Cell("", tcb.state());
    }

    void line(String text) {
        items.add(new Item.Break(text));
    }

    List<Item> items() {
        return items;
    }

    /** Adds a step; time that passes is told only by the stamps of other steps. */
    void add(Step step) {
        if (!(step.event() instanceof EventView.Tick)) {
            show(step);
        }
        before.put(step.endpoint(), step.tcb());
    }

    /** Adds a step, even if it is a Tick. */
    void addAlways(Step step) {
        show(step);
        before.put(step.endpoint(), step.tcb());
    }

    /** Takes note of a step that is not drawn. */
    void skip(Step step) {
        if (step.event() instanceof EventView.Arrive && step.packet().isPresent()) {
            arrived.add(step.packet().getAsLong());
        }
        before.put(step.endpoint(), step.tcb());
    }

    private void show(Step step) {
        Side side = step.endpoint();
        Ladder.Cell cell = new Ladder.Cell(String.valueOf(step.at()), step.tcb().state());
        Object packet = step.packet().isPresent() ? (Object) step.packet().getAsLong() : new Object();
        EventView event = step.event();
        if (event instanceof EventView.Emit emit) {
            items.add(new Item.Leave(
                side, cell, packet, SegmentParts.of(emit.segment(), side, firsts, numbering), lost.contains(packet)));
            note(side, told(step));
        } else if (event instanceof EventView.Arrive arrive) {
            Ladder.Course course = step.packet().isEmpty() ? Ladder.Course.STRAY
                : arrived.add(step.packet().getAsLong()) ? Ladder.Course.ARRIVES : Ladder.Course.DUPLICATE;
            items.add(new Item.End(
                side, cell, packet, SegmentParts.of(arrive.segment(), side.other(), firsts, numbering), course));
            note(side, timeWait(header, before.get(side), step));
            note(side, told(step));
        } else {
            items.add(new Item.Note(side, cell, name(event, before.get(side)) + result(step)));
        }
    }

    /** What a call returns, or what the user is told of its own accord. */
    static String result(Step step) {
        boolean receive = step.event() instanceof EventView.Receive;
        if (step.tells().isEmpty()) {
            return receive ? ": nothing yet" : "";
        }
        boolean answer = receive || step.tells().get(0) instanceof TellView.Error;
        return answer ? ": " + words(step.tells()) : ", " + told(step);
    }

    private void note(Side side, String text) {
        if (!text.isEmpty()) {
            items.add(new Item.Note(side, Ladder.Cell.EMPTY, text));
        }
    }

    static String name(EventView event, TcbView before) {
        if (event instanceof EventView.Open open) {
            return (open.active() ? "active OPEN" : "passive OPEN") + (open.active() == open.remote() ? ""
                : open.remote() ? " with a remote socket" : " without a remote socket");
        } else if (event instanceof EventView.Send send) {
            return "SEND " + octets(send.len());
        } else if (event instanceof EventView.Receive) {
            return "RECEIVE";
        } else if (event instanceof EventView.Close) {
            return "CLOSE";
        } else if (event instanceof EventView.Detach) {
            return "CLOSE, will not read";
        } else if (event instanceof EventView.Abort) {
            return "ABORT";
        } else if (event instanceof EventView.UserTimeout) {
            return "user timeout";
        } else if (event instanceof EventView.RetransmitTimeout) {
            boolean probe = before instanceof TcbView.Open open && open.sndUna().equals(open.sndNxt());
            return probe ? "timeout: probe the closed window" : "retransmission timeout";
        } else if (event instanceof EventView.TimeWaitTimeout) {
            return "2 MSL over";
        } else if (event instanceof EventView.Tick tick) {
            return tick.ticks() == 1 ? "1 tick passes" : ticks(tick.ticks()) + " pass";
        }
        return event.name();
    }

    /** Says when TIME-WAIT will end, where that is news. */
    static String timeWait(Header header, TcbView before, Step step) {
        if (!(step.tcb() instanceof TcbView.Open after) || after.timeWait() < 0) {
            return "";
        }
        long earlier = before instanceof TcbView.Open open ? open.timeWait() : -1;
        if (earlier == after.timeWait()) {
            return "";
        }
        long twoMsl = header.origin(step.endpoint()).config().twoMsl();
        String length = after.timeWait() == twoMsl ? "2 MSL" : ticks(after.timeWait()) + ", 2 MSL being " + twoMsl;
        return (earlier < 0 ? "until " : "now until ") + (step.at() + after.timeWait()) + " (" + length + ")";
    }

    static String told(Step step) {
        return step.tells().isEmpty() ? "" : "told: " + words(step.tells());
    }

    static String words(List<TellView> tells) {
        return String.join(", ", tells.stream().map(StepItems::words).toList());
    }

    private static String words(TellView tell) {
        if (tell instanceof TellView.Data data) {
            return octets(data.len());
        } else if (tell instanceof TellView.Error error) {
            return "error, " + error.message();
        } else if (tell instanceof TellView.End) {
            return "end of stream";
        }
        return tell.kind();
    }

    static String ticks(long count) {
        return count == 1 ? "1 tick" : count + " ticks";
    }

    static String octets(int count) {
        return count == 1 ? "1 octet" : count + " octets";
    }
}
