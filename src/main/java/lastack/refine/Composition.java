package lastack.refine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import lastack.contract.Alarm;
import lastack.contract.Input;
import lastack.contract.Maker;
import lastack.contract.Misbehaviour;
import lastack.contract.Reply;
import lastack.contract.Subject;
import lastack.model.Machine;
import lastack.model.RecordShape;
import lastack.model.TlaValue;
import lastack.trace.EventView;
import lastack.trace.SegmentView;
import lastack.trace.Side;
import lastack.trace.TcbView;
import lastack.trace.TellView;
import lastack.wire.Segment;
import lastack.wire.Text;

/**
 * Two endpoints, their users and the network between them, one step at a time, each step judged.
 *
 * <p>A state is a row of numbers, one for each part of {@code Teardown}'s state. What stands behind a number differs: for
 * {@code tcb[s]} it is an endpoint, for {@code net[s]} the segments in flight, and for the books that {@code Teardown} keeps on
 * the users a value of TLC's, which only TLC writes.
 *
 * <p>Endpoints and network move as they like; what users do, and what the network may do to a segment, is asked of TLC, which
 * knows the bound. What an endpoint does next depends on nothing but its own control block and the event, and what TLC says of
 * a step on nothing but the parts that {@link Machine} found it to read: so a step is made and judged once for all states that
 * have these parts in common.
 */
final class Composition {

    /** An endpoint at some time; {@code view} is what the relation is told of it. */
    private record Party(Subject subject, long now, TcbView view, TlaValue value) {
    }

    /** A segment in flight, with what is left of its lifetime. */
    private record Packet(Segment segment, int ttl) {
    }

    /** The packets on their way to a side, in ascending order. */
    private record Flight(int[] packets, TlaValue value) {
    }

    /**
     * What a step is called.
     *
     * @param action its name in {@code Teardown}, without the side
     * @param side whose step it is; of a loss, where the segment would have arrived
     * @param event of the endpoint; empty if it has none
     * @param packet the packet that was sent, arrived or was lost, or -1
     * @param tells what the user was told
     */
    record Label(String action, Side side, Optional<EventView> event, int packet, List<TellView> tells) {
    }

    /** A step from all states with certain parts: the parts that it changes, and to what. */
    record Move(int label, int[] parts, int[] values) {

        /** Makes the step. */
        void apply(int[] row) {
            for (int i = 0; i < parts.length; i++) {
                row[parts[i]] = values[i];
            }
        }
    }

    /** Where a step was made that is none of {@code Teardown}'s. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Label label;
        private final transient TcbView before;
        private final transient TcbView after;
        private final transient Judgement.Unexplained why;

        Refused(Label label, TcbView before, TcbView after, Judgement.Unexplained why) {
            super(why.reason().orElse("no outcome of the relation is this step"));
            this.label = label;
            this.before = before;
            this.after = after;
            this.why = why;
        }

        Label label() {
            return label;
        }

        TcbView before() {
            return before;
        }

        TcbView after() {
            return after;
        }

        Judgement.Unexplained why() {
            return why;
        }
    }

    final Bound bound;
    final int parts;
    private final Machine machine;
    private final Oracle oracle;
    private final Encoding encoding;
    private final Choices choices;
    private final RecordShape book;
    private final int[] tcb;
    private final int[] net;
    private final int[] user;

    private final List<Party> endpoints = new ArrayList<>();
    /** Of each endpoint the last one that came to show the same control block another way; null for none. */
    private final List<Party> twins = new ArrayList<>();
    private final Map<TcbView, Integer> endpointOf = new HashMap<>();
    private final List<Packet> packets = new ArrayList<>();
    private final Map<Packet, Integer> packetOf = new HashMap<>();
    private final List<Flight> flights = new ArrayList<>();
    private final Map<List<Integer>, Integer> flightOf = new HashMap<>();
    private final List<TlaValue> values = new ArrayList<>();
    private final Map<TlaValue, Integer> valueOf = new HashMap<>();
    private final List<Label> labels = new ArrayList<>();
    private final Map<Label, Integer> labelOf = new HashMap<>();

    Composition(Machine machine, Bound bound, Oracle oracle, Choices choices) {
        this.machine = machine;
        this.bound = bound;
        this.oracle = oracle;
        this.choices = choices;
        this.encoding = new Encoding(machine);
        this.book = machine.shape("written", "closeCalled", "delivered", "ended", "fate");
        this.parts = machine.parts().size();
        this.tcb = both("tcb");
        this.net = both("net");
        this.user = both("user");
    }

    private int[] both(String variable) {
        return Arrays.stream(Side.values()).mapToInt(side -> machine.parts().indexOf(variable + "[" + side + "]")).toArray();
    }

    /** The state in which all begins. */
    int[] begin(Maker maker) {
        TlaValue[] first = machine.initial().get(0);
        int[] row = new int[parts];
        for (int i = 0; i < parts; i++) {
            row[i] = valueOf.computeIfAbsent(first[i], this::keep);
        }
        for (Side side : Side.values()) {
            row[tcb[side.ordinal()]] = endpoint(bound.endpoint(maker, side), 0);
            row[net[side.ordinal()]] = flight(new int[0]);
            TcbView view = endpoints.get(row[tcb[side.ordinal()]]).view;
            TlaValue expected = first[tcb[side.ordinal()]];
            if (!value(tcb[side.ordinal()], row[tcb[side.ordinal()]]).equals(expected)
                && !encoding.tcb(NormalForm.none(), Timeless.updated(view)).equals(expected)) {
                throw new Refused(new Label("Init", side, Optional.empty(), -1, List.of()), view, view, new Judgement.Unexplained(
                    Optional.of("the endpoint does not begin as Teardown does: it is " + view + ", and there "
                        + expected.neutral()), List.of()));
            }
        }
        return row;
    }

    private int keep(TlaValue value) {
        values.add(value);
        return values.size() - 1;
    }

    private int endpoint(Subject subject, long now) {
        TcbView shown = subject.view(now);
        Integer known = endpointOf.get(shown);
        if (known != null) {
            Party first = endpoints.get(known);
            if (twins.get(known) == null) {
                Likeness.difference(first.subject, first.now, subject, now).ifPresent(words -> {
                    throw new Misbehaviour(words);
                });
            }
            twins.set(known, new Party(subject, now, first.view, first.value));
            return known;
        }
        TcbView view = bound.clocked() ? shown : Timeless.of(shown);
        endpoints.add(new Party(subject, now, view, encoding.tcb(NormalForm.none(), view)));
        twins.add(null);
        endpointOf.put(shown, endpoints.size() - 1);
        return endpoints.size() - 1;
    }

    private int packet(Segment segment, int ttl) {
        return packetOf.computeIfAbsent(new Packet(segment, ttl), packet -> {
            packets.add(packet);
            return packets.size() - 1;
        });
    }

    private int flight(int[] sorted) {
        List<Integer> key = Arrays.stream(sorted).boxed().toList();
        return flightOf.computeIfAbsent(key, ignored -> {
            Object[] all = key.stream().map(this::value).toArray();
            flights.add(new Flight(sorted, machine.value(Set.copyOf(Arrays.asList(all)))));
            return flights.size() - 1;
        });
    }

    private TlaValue value(int packet) {
        Packet each = packets.get(packet);
        return encoding.packet(NormalForm.none(), SegmentView.of(each.segment), each.ttl);
    }

    private int with(int flight, int packet) {
        int[] before = flights.get(flight).packets;
        if (Arrays.binarySearch(before, packet) >= 0) {
            return flight;
        }
        int[] after = Arrays.copyOf(before, before.length + 1);
        after[before.length] = packet;
        Arrays.sort(after);
        return flight(after);
    }

    private int without(int flight, int packet) {
        return flight(Arrays.stream(flights.get(flight).packets).filter(each -> each != packet).toArray());
    }

    /** The value of a part. */
    TlaValue value(int part, int number) {
        return part == tcb[0] || part == tcb[1] ? endpoints.get(number).value
            : part == net[0] || part == net[1] ? flights.get(number).value : values.get(number);
    }

    /** How many different states of Teardown these are. */
    int mapped(Table states) {
        Map<TlaValue, Integer> distinct = new HashMap<>();
        int[] same = new int[endpoints.size()];
        for (int i = 0; i < same.length; i++) {
            same[i] = distinct.computeIfAbsent(endpoints.get(i).value, ignored -> distinct.size());
        }
        if (distinct.size() == same.length) {
            return states.size();
        }
        Table all = new Table(parts);
        int[] row = new int[parts];
        for (int state = 0; state < states.size(); state++) {
            states.read(state, row);
            row[tcb[0]] = same[row[tcb[0]]];
            row[tcb[1]] = same[row[tcb[1]]];
            all.add(row);
        }
        return all.size();
    }

    /** A state as TLC has it. */
    TlaValue[] state(int[] row) {
        TlaValue[] state = new TlaValue[parts];
        for (int i = 0; i < parts; i++) {
            state[i] = value(i, row[i]);
        }
        return state;
    }

    Label label(int number) {
        return labels.get(number);
    }

    Segment segment(int packet) {
        return packets.get(packet).segment;
    }

    TcbView view(int[] row, Side side) {
        return endpoints.get(row[tcb[side.ordinal()]]).view;
    }

    /** What the steps of an action depend on beside what TLC reads, for the endpoint and the network read it. */
    int reads(String action, Side side) {
        int own = 1 << tcb[side.ordinal()];
        return switch (action) {
            case "Emit" -> own | 1 << net[side.other().ordinal()];
            case "Deliver", "Duplicate" -> own | 1 << net[side.ordinal()];
            case "Lose" -> 1 << net[side.ordinal()];
            default -> own;
        };
    }

    /**
     * The steps of an action of {@code Teardown}, which says for each whether it may be taken, from a state.
     *
     * @throws Refused if the endpoint takes one that it may not
     */
    List<Move> moves(int number, String action, Side side, int[] row) {
        return switch (action) {
            case "Send", "Receive", "Close", "Abort", "Detach" -> calls(number, action, side, row);
            case "Emit" -> emits(number, side, row);
            case "Deliver" -> arrives(number, action, side, row, true);
            case "Duplicate" -> arrives(number, action, side, row, false);
            case "Lose" -> loses(number, side, row);
            case "RetransmitTimeout" -> fires(number, action, side, row, Alarm.Kind.RETRANSMISSION);
            case "UserTimeout" -> fires(number, action, side, row, Alarm.Kind.USER);
            case "TimeWaitTimeout" -> fires(number, action, side, row, Alarm.Kind.TIME_WAIT);
            default -> throw new IllegalStateException(
                "Teardown has an action that users, endpoints and network do not have: " + action);
        };
    }

    /** A user makes a call if its user may, which TLC says. */
    private List<Move> calls(int number, String action, Side side, int[] row) {
        List<TlaValue[]> permitted = machine.successors(number, state(row));
        List<Move> moves = new ArrayList<>();
        if (permitted.isEmpty()) {
            return moves;
        }
        if (!action.equals("Send")) {
            Input input = switch (action) {
                case "Receive" -> new Input.Receive(65535);
                case "Close" -> new Input.Close();
                case "Abort" -> new Input.Abort();
                default -> new Input.Detach();
            };
            moves.add(handled(action, side, row, input, -1, permitted, row));
            return moves;
        }
        int written = written(value(user[side.ordinal()], row[user[side.ordinal()]]));
        permitted.stream().mapToInt(each -> written(each[user[side.ordinal()]]) - written).distinct().sorted().forEach(octets -> {
            byte[] text = new byte[octets];
            for (int i = 0; i < octets; i++) {
                text[i] = (byte) (bound.first(side).bits() + written + i);
            }
            moves.add(handled(action, side, row, new Input.Send(Text.of(text)), -1, permitted, row));
        });
        return moves;
    }

    private int written(TlaValue of) {
        return (Integer) book.fields(of)[0];
    }

    /** The timer that the endpoint says goes off first; without a clock it may at any time. */
    private List<Move> fires(int number, String action, Side side, int[] row, Alarm.Kind kind) {
        Party endpoint = endpoints.get(row[tcb[side.ordinal()]]);
        Optional<Alarm> alarm = called(new Label(action, side, kind.event().map(due -> event(due, 0)), -1, List.of()), endpoint,
            endpoint.subject::nextTimer);
        if (alarm.isEmpty() || alarm.get().kind() != kind || bound.clocked() && alarm.get().deadline() > endpoint.now) {
            return List.of();
        }
        List<TlaValue[]> permitted = machine.successors(number, state(row));
        long now = Math.max(endpoint.now, alarm.get().deadline());
        Move move = handled(action, side, row, kind.event().orElseThrow(), now, permitted, row);
        // The relation permits it, and Teardown makes no use of it here: TIME-WAIT is taken to last, for one.
        return permitted.isEmpty() ? List.of() : List.of(move);
    }

    /** A segment reaches a side, and is in flight no more, or stays. */
    private List<Move> arrives(int number, String action, Side side, int[] row, boolean taken) {
        List<Move> moves = new ArrayList<>();
        int[] alone = row.clone();
        int[] after = row.clone();
        int place = net[side.ordinal()];
        for (int packet : flights.get(row[place]).packets) {
            // Teardown says of each segment in flight that it may arrive: so it is asked of each by itself.
            alone[place] = flight(new int[] {packet});
            List<TlaValue[]> permitted = machine.successors(number, state(alone));
            after[place] = taken ? flight(new int[0]) : alone[place];
            // Where Teardown has no such step, the relation must permit it all the same.
            Move move = handled(action, side, alone, new Input.Arrive(packets.get(packet).segment), -1, permitted, after, packet);
            if (!permitted.isEmpty()) {
                moves.add(taken ? elsewhere(move, place, without(row[place], packet)) : move);
            }
        }
        return moves;
    }

    /** The same move where more is in flight. */
    private static Move elsewhere(Move move, int part, int value) {
        int[] changed = move.values.clone();
        for (int i = 0; i < changed.length; i++) {
            changed[i] = move.parts[i] == part ? value : changed[i];
        }
        return new Move(move.label, move.parts, changed);
    }

    /** A segment is lost. */
    private List<Move> loses(int number, Side side, int[] row) {
        List<Move> moves = new ArrayList<>();
        List<TlaValue[]> permitted = machine.successors(number, state(row));
        int[] after = row.clone();
        for (int packet : flights.get(row[net[side.ordinal()]]).packets) {
            after[net[side.ordinal()]] = without(row[net[side.ordinal()]], packet);
            if (!permitted.isEmpty()) {
                Label label = new Label("Lose", side, Optional.empty(), packet, List.of());
                moves.add(matched(label, row, after, permitted, side));
            }
        }
        return moves;
    }

    /** The segment that the endpoint would send now, if there is room for it in flight. */
    private List<Move> emits(int number, Side side, int[] row) {
        Party endpoint = endpoints.get(row[tcb[side.ordinal()]]);
        Label unnamed = new Label("Emit", side, Optional.empty(), -1, List.of());
        Subject subject = called(unnamed, endpoint, endpoint.subject::copy);
        Optional<Segment> out = called(unnamed, endpoint, () -> subject.transmit(endpoint.now));
        likewise(unnamed, row[tcb[side.ordinal()]], Subject::transmit, 0, out,
            called(unnamed, endpoint, () -> subject.view(endpoint.now)));
        List<TlaValue[]> permitted = machine.successors(number, state(row));
        if (out.isEmpty()) {
            return List.of();
        }
        int packet = packet(out.get(), bound.lifetime());
        int there = net[side.other().ordinal()];
        EventView event = new EventView.Emit(SegmentView.of(out.get()));
        Label label = new Label("Emit", side, Optional.of(event), packet, List.of());
        int[] after = row.clone();
        after[tcb[side.ordinal()]] = called(label, endpoint, () -> endpoint(subject, endpoint.now));
        after[there] = with(row[there], packet);
        TcbView view = view(after, side);
        judge(label, endpoint.view, event, view, List.of());
        choices.emits(endpoint.view, event, permitted.stream().map(each -> each[there]).toList(), value(there, row[there]));
        // No room: the relation permits it, and Teardown does not send it now.
        return permitted.isEmpty() ? List.of() : List.of(matched(label, row, after, permitted, side));
    }

    /**
     * States are told apart by what their endpoints show. So an endpoint that shows the same control block after another way must
     * do the same from then on.
     */
    private void likewise(Label label, int number, BiFunction<Subject, Long, Object> deed, long later, Object answer,
                          TcbView shown) {
        Party twin = twins.get(number);
        if (twin == null) {
            return;
        }
        long now = twin.now + later;
        Subject subject = called(label, twin, twin.subject::copy);
        Object other = called(label, twin, () -> deed.apply(subject, now));
        TcbView view = called(label, twin, () -> subject.view(now));
        if (!other.equals(answer) || !view.equals(shown)) {
            throw new Refused(label, twin.view, twin.view, new Judgement.Unexplained(Optional.of("the endpoint does something else"
                + " where it shows the same control block, but came to it another way: " + answer + ", then " + shown + ", and "
                + other + ", then " + view), List.of()));
        }
    }

    private Move handled(String action, Side side, int[] row, Input input, long at, List<TlaValue[]> permitted, int[] end) {
        return handled(action, side, row, input, at, permitted, end, -1);
    }

    /** Lets an endpoint handle an event, and looks for what came of it among the steps that Teardown permits. */
    private Move handled(String action, Side side, int[] row, Input input, long at, List<TlaValue[]> permitted, int[] end,
                         int packet) {
        Party endpoint = endpoints.get(row[tcb[side.ordinal()]]);
        long now = Math.max(endpoint.now, at);
        EventView asked = event(input, 0);
        Label unanswered = new Label(action, side, Optional.of(asked), packet, List.of());
        Subject subject = called(unanswered, endpoint, endpoint.subject::copy);
        Reply reply = called(unanswered, endpoint, () -> subject.handle(input, now));
        EventView event = event(input, reply.text().length());
        Label label = new Label(action, side, Optional.of(event), packet, reply.tells());
        int[] after = end.clone();
        likewise(label, row[tcb[side.ordinal()]], (twin, when) -> twin.handle(input, when), now - endpoint.now, reply,
            called(label, endpoint, () -> subject.view(now)));
        after[tcb[side.ordinal()]] = called(label, endpoint, () -> endpoint(subject, now));
        TcbView view = view(after, side);
        judge(label, endpoint.view, event, view, reply.tells());
        return permitted.isEmpty() ? null : matched(label, row, after, permitted, side);
    }

    /** A call that may fail. */
    private static <T> T called(Label label, Party endpoint, Supplier<T> call) {
        try {
            T answer = call.get();
            if (answer != null) {
                return answer;
            }
        } catch (RuntimeException e) {
            throw new Refused(label, endpoint.view, endpoint.view,
                new Judgement.Unexplained(Optional.of(e instanceof Misbehaviour ? "the endpoint " + e.getMessage()
                    : "the endpoint throws " + e), List.of()));
        }
        throw new Refused(label, endpoint.view, endpoint.view,
            new Judgement.Unexplained(Optional.of("the endpoint returns null"), List.of()));
    }

    /** The relation's word, which speaks of what the user was told too. */
    private void judge(Label label, TcbView before, EventView event, TcbView after, List<TellView> tells) {
        Judgement judgement = oracle.judge(bound.config(), before, event, after, tells);
        if (judgement instanceof Judgement.Unexplained why) {
            throw new Refused(label, before, after, why);
        }
        if (!(event instanceof EventView.Emit)) {
            choices.comes(before, event, oracle.permitted(bound.config(), before, event), (Judgement.Explained) judgement);
        }
    }

    /** The one step of Teardown that leaves endpoints and network so; what becomes of the books is what it says. */
    private Move matched(Label label, int[] row, int[] after, List<TlaValue[]> permitted, Side side) {
        TlaValue[] found = null;
        for (TlaValue[] next : permitted) {
            boolean same = true;
            for (int part : new int[] {tcb[0], tcb[1], net[0], net[1]}) {
                same &= next[part] == null ? after[part] == row[part] || value(part, after[part]).equals(value(part, row[part]))
                    : next[part].equals(value(part, after[part]));
            }
            if (same && found != null && !Arrays.equals(found, next)) {
                throw new IllegalStateException("Two steps of Teardown's " + label.action + " differ in its books alone.");
            }
            found = same ? next : found;
        }
        if (found == null) {
            TcbView before = view(row, side);
            throw new Refused(label, before, view(after, side), new Judgement.Unexplained(Optional.of("the relation permits this"
                + " step, but no " + label.action + "(" + side + ") of Teardown leads there in this bound"), List.of()));
        }
        int[] changed = new int[parts];
        int count = 0;
        int[] numbers = after.clone();
        for (int part = 0; part < parts; part++) {
            if (found[part] != null && isBook(part)) {
                numbers[part] = valueOf.computeIfAbsent(found[part], this::keep);
            }
            // A book that TLC did not read is given its value whatever it was, which this row need not show.
            if (numbers[part] != row[part] || found[part] != null && isBook(part)) {
                changed[count++] = part;
            }
        }
        int[] which = Arrays.copyOf(changed, count);
        return new Move(labelOf.computeIfAbsent(label, each -> {
            labels.add(each);
            return labels.size() - 1;
        }), which, Arrays.stream(which).map(part -> numbers[part]).toArray());
    }

    private boolean isBook(int part) {
        return part != tcb[0] && part != tcb[1] && part != net[0] && part != net[1];
    }

    private static EventView event(Input input, int octets) {
        if (input instanceof Input.Arrive arrive) {
            return new EventView.Arrive(SegmentView.of(arrive.segment()));
        } else if (input instanceof Input.Send send) {
            return new EventView.Send(send.text().length());
        } else if (input instanceof Input.Receive) {
            return new EventView.Receive(octets);
        } else if (input instanceof Input.Close) {
            return new EventView.Close();
        } else if (input instanceof Input.Abort) {
            return new EventView.Abort();
        } else if (input instanceof Input.Detach) {
            return new EventView.Detach();
        } else if (input instanceof Input.UserTimeout) {
            return new EventView.UserTimeout();
        }
        return input instanceof Input.RetransmitTimeout ? new EventView.RetransmitTimeout() : new EventView.TimeWaitTimeout();
    }
}
