package lastack.refine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import lastack.model.RecordShape;
import lastack.model.Spec;
import lastack.model.TlaValue;
import lastack.trace.ConfigView;
import lastack.trace.EventView;
import lastack.trace.SegmentView;
import lastack.trace.TcbView;
import lastack.trace.TellView;
import lastack.wire.Control;

/**
 * Writes steps as bytes, in normal form, and outcomes of the relation as the same bytes. The parts of a block are in the order
 * of {@link Encoding}, sets in an order of their own.
 */
final class Shorthand {

    private final RecordShape outcome;
    private final RecordShape open;
    private final RecordShape closed;
    private final RecordShape listen;
    private final RecordShape synSent;
    private final RecordShape segment;
    private final RecordShape tell;
    private final RecordShape data;
    private final RecordShape error;

    Shorthand(Spec spec) {
        outcome = spec.shape("tcb", "tells", "needs");
        open = spec.shape(Encoding.OPEN);
        closed = spec.shape(Encoding.CLOSED);
        listen = spec.shape(Encoding.LISTEN);
        synSent = spec.shape(Encoding.SYN_SENT);
        segment = spec.shape(Encoding.SEGMENT);
        tell = spec.shape("kind");
        data = spec.shape("kind", "from", "len");
        error = spec.shape("kind", "message");
    }

    /** The parts of an outcome: block, tells and needs. */
    Object[] parts(Object value) {
        return outcome.fields(value);
    }

    /** Configuration, event and block before it. */
    static Compact start(NormalForm form, ConfigView config, EventView event, TcbView before) {
        Compact to = new Compact();
        to.number(config.twoMsl());
        to.number(config.rtoInitial());
        to.number(config.rtoMax());
        to.number(config.ackDelay());
        to.number(config.userTimeout());
        to.number(config.rcvBuf());
        to.number(config.issStep());
        event(to, form, event);
        block(to, form, before);
        return to;
    }

    /** The block after the event, and what the user was told. */
    static Compact end(NormalForm form, TcbView after, List<TellView> tells) {
        Compact to = new Compact();
        block(to, form, after);
        to.number(tells.size());
        for (TellView each : tells) {
            tell(to, form, each);
        }
        return to;
    }

    private static void event(Compact to, NormalForm form, EventView event) {
        to.word(event.name());
        if (event instanceof EventView.Arrive arrive) {
            SegmentView s = arrive.segment();
            segment(to, form.arrivingSeq(s), form.arrivingAck(s), s);
        } else if (event instanceof EventView.Emit emit) {
            leaving(to, form, emit.segment());
        } else if (event instanceof EventView.Tick tick) {
            to.number(tick.ticks());
        } else if (event instanceof EventView.Open call) {
            to.flag(call.active());
            to.flag(call.remote());
            to.number(form.send(call.iss()));
        } else if (event instanceof EventView.Send send) {
            to.number(send.len());
        } else if (event instanceof EventView.Receive receive) {
            to.number(receive.len());
        }
    }

    private static void leaving(Compact to, NormalForm form, SegmentView s) {
        segment(to, form.leavingSeq(s), form.leavingAck(s), s);
    }

    private static void segment(Compact to, int seq, int ack, SegmentView s) {
        to.number(seq);
        to.number(ack);
        to.number(s.len());
        to.number(s.wnd());
        to.number((s.has(Control.SYN) ? bit(Control.SYN) : 0) | (s.has(Control.ACK) ? bit(Control.ACK) : 0)
            | (s.has(Control.FIN) ? bit(Control.FIN) : 0) | (s.has(Control.RST) ? bit(Control.RST) : 0));
    }

    private static int bit(Control control) {
        return 1 << control.ordinal();
    }

    private static void tell(Compact to, NormalForm form, TellView view) {
        to.word(view.kind());
        if (view instanceof TellView.Data text) {
            to.number(form.receive(text.from()));
            to.number(text.len());
        } else if (view instanceof TellView.Error refused) {
            to.word(refused.message());
        }
    }

    private static void block(Compact to, NormalForm form, TcbView view) {
        to.word(view.state());
        if (view instanceof TcbView.Open t) {
            to.number(form.send(t.sndUna()));
            to.number(form.send(t.sndNxt()));
            to.number(form.send(t.sndEnd()));
            to.word(t.sndSyn());
            to.word(t.sndFin());
            to.number(t.sndWnd());
            to.number(t.sndMax());
            to.number(form.receive(t.sndWl1()));
            to.number(form.send(t.sndWl2()));
            to.number(form.receive(t.rcvUsr()));
            to.number(form.receive(t.rcvNxt()));
            to.number(t.rcvWnd());
            intervals(to, form, t.held());
            to.number(t.heldFin().size());
            t.heldFin().forEach(fin -> to.number(form.receive(fin)));
            to.word(t.rcvFin());
            to.flag(t.detached());
            to.number(t.back().size());
            t.back().forEach(back -> block(to, form, back));
            to.number(t.ackDue());
            to.number(t.rto());
            to.number(t.rtx());
            to.flag(t.resend());
            to.number(t.timeWait());
            to.number(t.userTimer());
        } else if (view instanceof TcbView.SynSent t) {
            to.number(form.send(t.sndUna()));
            to.number(form.send(t.sndNxt()));
            to.number(form.send(t.sndEnd()));
            to.number(t.rto());
            to.number(t.rtx());
            to.flag(t.resend());
            to.number(t.userTimer());
        } else if (view instanceof TcbView.Listen t) {
            to.number(form.send(t.iss()));
            to.flag(t.remote());
        } else {
            TcbView.Closed t = (TcbView.Closed) view;
            intervals(to, form, t.left());
            to.word(t.rcvFin());
        }
        set(to, view.resets(), reset -> part -> leaving(part, form, reset));
    }

    private static void intervals(Compact to, NormalForm form, List<TcbView.Interval> intervals) {
        set(to, intervals, interval -> part -> {
            part.number(form.receive(interval.from()));
            part.number(form.receive(interval.to()));
        });
    }

    /** The elements in the order of their bytes, each once. */
    private static <T> void set(Compact to, List<T> elements, Function<T, Consumer<Compact>> writer) {
        if (elements.isEmpty()) {
            to.number(0);
            return;
        }
        List<byte[]> parts = new ArrayList<>(elements.size());
        for (T element : elements) {
            Compact part = new Compact();
            writer.apply(element).accept(part);
            parts.add(part.toBytes());
        }
        parts.sort(Arrays::compare);
        List<byte[]> distinct = new ArrayList<>(parts.size());
        for (byte[] part : parts) {
            if (distinct.isEmpty() || !Arrays.equals(distinct.get(distinct.size() - 1), part)) {
                distinct.add(part);
            }
        }
        to.number(distinct.size());
        distinct.forEach(to::bytes);
    }

    // The same of TLC's values.

    /** An outcome's block and tells. */
    byte[] end(Object[] parts) {
        Compact to = new Compact();
        block(to, parts[0]);
        List<Object> tells = ((TlaValue) parts[1]).elements();
        to.number(tells.size());
        tells.forEach(each -> tell(to, each));
        return to.toBytes();
    }

    private void tell(Compact to, Object value) {
        Object[] fields = first(value, tell, data, error);
        to.word((String) fields[0]);
        if (fields.length == 3) {
            to.number((Integer) fields[1]);
            to.number((Integer) fields[2]);
        } else if (fields.length == 2) {
            to.word((String) fields[1]);
        }
    }

    private void block(Compact to, Object value) {
        Object[] fields = first(value, open, closed, listen, synSent);
        int names = fields.length - 1;
        for (int i = 0; i < names; i++) {
            Object field = fields[i];
            if (field instanceof Integer n) {
                to.number(n);
            } else if (field instanceof String word) {
                to.word(word);
            } else if (field instanceof Boolean flag) {
                to.flag(flag);
            } else {
                list(to, ((TlaValue) field).elements());
            }
        }
        set(to, ((TlaValue) fields[names]).elements(), reset -> part -> segment(part, reset));
    }

    /** A set of intervals, of numbers, or of blocks. */
    private void list(Compact to, List<Object> elements) {
        if (elements.isEmpty() || elements.get(0) instanceof Integer) {
            to.number(elements.size());
            elements.forEach(n -> to.number((Integer) n));
        } else if (first(elements.get(0), closed, listen, open) != null) {
            to.number(elements.size());
            elements.forEach(block -> block(to, block));
        } else {
            set(to, elements, interval -> part -> ((TlaValue) interval).elements().forEach(n -> part.number((Integer) n)));
        }
    }

    private void segment(Compact to, Object value) {
        Object[] fields = segment.fields(value);
        for (int i = 0; i < 4; i++) {
            to.number((Integer) fields[i]);
        }
        int mask = 0;
        for (Object bit : ((TlaValue) fields[4]).elements()) {
            mask |= bit(Control.valueOf((String) bit));
        }
        to.number(mask);
    }

    private static Object[] first(Object value, RecordShape... shapes) {
        for (RecordShape shape : shapes) {
            Object[] fields = shape.fields(value);
            if (fields != null) {
                return fields;
            }
        }
        return null;
    }
}
