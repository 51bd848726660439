package lastack.refine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import lastack.model.Engine;
import lastack.model.RecordShape;
import lastack.model.TlaValue;
import lastack.trace.ConfigView;
import lastack.trace.EventView;
import lastack.trace.SegmentView;
import lastack.trace.TcbView;
import lastack.trace.TellView;
import lastack.wire.Control;

/** Makes TLA+ values of what was seen, with the field names of {@code Tcb.tla} and {@code Endpoint.tla}. */
final class Encoding {

    /** The variables of a whole block. */
    static final String[] OPEN = {"state", "sndUna", "sndNxt", "sndEnd", "sndSyn", "sndFin", "sndWnd", "sndMax", "sndWl1",
        "sndWl2", "rcvUsr", "rcvNxt", "rcvWnd", "held", "heldFin", "rcvFin", "detached", "back", "ackDue", "rto", "rtx", "resend",
        "timeWait", "userTimer", "resets"};
    /** Those of the others. */
    static final String[] CLOSED = {"state", "left", "rcvFin", "resets"};
    static final String[] LISTEN = {"state", "iss", "remote", "resets"};
    static final String[] SYN_SENT = {"state", "sndUna", "sndNxt", "sndEnd", "rto", "rtx", "resend", "userTimer", "resets"};
    /** The parts of a segment. */
    static final String[] SEGMENT = {"seq", "ack", "len", "wnd", "ctl"};

    private final Engine spec;
    private final RecordShape open;
    private final RecordShape closed;
    private final RecordShape listen;
    private final RecordShape synSent;
    private final RecordShape segment;
    private final RecordShape packet;
    private final RecordShape plain;
    private final RecordShape opening;
    private final RecordShape withLen;
    private final RecordShape withTicks;
    private final RecordShape withSegment;
    private final RecordShape tell;
    private final RecordShape data;
    private final RecordShape error;
    private final TlaValue emptySet;
    private final TlaValue emptySequence;
    private final Map<String, TlaValue> words = new ConcurrentHashMap<>();
    private final Map<Set<Control>, TlaValue> controls = new ConcurrentHashMap<>();

    Encoding(Engine spec) {
        this.spec = spec;
        open = spec.shape(OPEN);
        closed = spec.shape(CLOSED);
        listen = spec.shape(LISTEN);
        synSent = spec.shape(SYN_SENT);
        segment = spec.shape(SEGMENT);
        packet = spec.shape("seg", "ttl");
        plain = spec.shape("type");
        opening = spec.shape("type", "active", "remote", "iss");
        withLen = spec.shape("type", "len");
        withTicks = spec.shape("type", "ticks");
        withSegment = spec.shape("type", "segment");
        tell = spec.shape("kind");
        data = spec.shape("kind", "from", "len");
        error = spec.shape("kind", "message");
        emptySet = spec.value(Set.of());
        emptySequence = spec.value(List.of());
    }

    TlaValue nothing() {
        return emptySet;
    }

    TlaValue config(ConfigView config) {
        return spec.value(Map.of("twoMsl", config.twoMsl(), "rtoInitial", config.rtoInitial(), "rtoMax", config.rtoMax(),
            "ackDelay", config.ackDelay(), "userTimeout", config.userTimeout(), "rcvBuf", config.rcvBuf(),
            "issStep", config.issStep()));
    }

    TlaValue tcb(NormalForm form, TcbView view) {
        if (view instanceof TcbView.Open t) {
            return open.of(word(t.state()), form.send(t.sndUna()), form.send(t.sndNxt()), form.send(t.sndEnd()), word(t.sndSyn()),
                word(t.sndFin()), t.sndWnd(), t.sndMax(), form.receive(t.sndWl1()), form.send(t.sndWl2()),
                form.receive(t.rcvUsr()), form.receive(t.rcvNxt()), t.rcvWnd(), intervals(form, t.held()), heldFin(form, t),
                word(t.rcvFin()), t.detached(), back(form, t), t.ackDue(), t.rto(), t.rtx(), t.resend(), t.timeWait(),
                t.userTimer(), resets(form, t.resets()));
        } else if (view instanceof TcbView.SynSent t) {
            return synSent.of(word(t.state()), form.send(t.sndUna()), form.send(t.sndNxt()), form.send(t.sndEnd()), t.rto(),
                t.rtx(), t.resend(), t.userTimer(), resets(form, t.resets()));
        } else if (view instanceof TcbView.Listen t) {
            return listen.of(word(t.state()), form.send(t.iss()), t.remote(), resets(form, t.resets()));
        }
        TcbView.Closed t = (TcbView.Closed) view;
        return closed.of(word(t.state()), intervals(form, t.left()), word(t.rcvFin()), resets(form, t.resets()));
    }

    private Object intervals(NormalForm form, List<TcbView.Interval> intervals) {
        if (intervals.isEmpty()) {
            return emptySet;
        }
        Set<Object> set = new HashSet<>();
        intervals.forEach(i -> set.add(List.of(form.receive(i.from()), form.receive(i.to()))));
        return set;
    }

    private Object back(NormalForm form, TcbView.Open t) {
        return t.back().isEmpty() ? emptySet : Set.of(tcb(form, t.back().get(0)));
    }

    private Object heldFin(NormalForm form, TcbView.Open t) {
        return t.heldFin().isEmpty() ? emptySet : Set.of(form.receive(t.heldFin().get(0)));
    }

    private Object resets(NormalForm form, List<SegmentView> resets) {
        if (resets.isEmpty()) {
            return emptySet;
        }
        Set<Object> owed = new HashSet<>();
        resets.forEach(s -> owed.add(leaving(form, s)));
        return owed;
    }

    /** A packet as {@code Network.tla} has it. */
    TlaValue packet(NormalForm form, SegmentView s, int ttl) {
        return packet.of(leaving(form, s), ttl);
    }

    private TlaValue leaving(NormalForm form, SegmentView s) {
        return segment.of(form.leavingSeq(s), form.leavingAck(s), s.len(), s.wnd(), control(s.ctl()));
    }

    private TlaValue arriving(NormalForm form, SegmentView s) {
        return segment.of(form.arrivingSeq(s), form.arrivingAck(s), s.len(), s.wnd(), control(s.ctl()));
    }

    TlaValue event(NormalForm form, EventView event) {
        TlaValue type = word(event.name());
        if (event instanceof EventView.Arrive arrive) {
            return withSegment.of(type, arriving(form, arrive.segment()));
        } else if (event instanceof EventView.Emit emit) {
            return withSegment.of(type, leaving(form, emit.segment()));
        } else if (event instanceof EventView.Tick tick) {
            return withTicks.of(type, tick.ticks());
        } else if (event instanceof EventView.Open call) {
            return opening.of(type, call.active(), call.remote(), form.send(call.iss()));
        } else if (event instanceof EventView.Send send) {
            return withLen.of(type, send.len());
        } else if (event instanceof EventView.Receive receive) {
            return withLen.of(type, receive.len());
        }
        return plain.of(type);
    }

    TlaValue tells(NormalForm form, List<TellView> tells) {
        if (tells.isEmpty()) {
            return emptySequence;
        }
        List<Object> told = new ArrayList<>();
        tells.forEach(each -> told.add(tell(form, each)));
        return spec.value(told);
    }

    private TlaValue tell(NormalForm form, TellView view) {
        if (view instanceof TellView.Data text) {
            return data.of(word("data"), form.receive(text.from()), text.len());
        } else if (view instanceof TellView.Error refused) {
            return error.of(word("error"), word(refused.message()));
        }
        return tell.of(word(view.kind()));
    }

    private TlaValue word(String text) {
        TlaValue known = words.get(text);
        return known != null ? known : words.computeIfAbsent(text, spec::value);
    }

    private TlaValue control(Set<Control> ctl) {
        TlaValue known = controls.get(ctl);
        return known != null ? known : controls.computeIfAbsent(ctl, bits -> {
            Set<String> names = new HashSet<>();
            bits.forEach(bit -> names.add(bit.name()));
            return spec.value(names);
        });
    }
}
