package lastack.refine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lastack.contract.Alarm;
import lastack.contract.Input;
import lastack.contract.Maker;
import lastack.model.Machine;
import lastack.model.RecordShape;
import lastack.model.TlaValue;
import lastack.trace.EventView;
import lastack.trace.SegmentView;
import lastack.trace.Side;
import lastack.trace.TcbView;
import lastack.wire.Segment;
import lastack.wire.Text;

/**
 * Two endpoints, their users and the network between them, one step at a time, each step judged.
 *
 * <p>A state is a row of numbers, one for each part of {@code Teardown}'s state; {@link Inventory} has what stands behind
 * them.
 *
 * <p>Endpoints and network move as they like; what users do, and what the network may do to a segment, is asked of TLC, which
 * knows the bound. What an endpoint does next depends on nothing but its own control block and the event, to which it is held, and what TLC says of
 * a step on nothing but the parts that {@link Machine} found it to read: so a step is made and judged once for all states that
 * have these parts in common.
 */
final class Composition {

    /** The action that is a step of both sides. */
    static final String TICK = "Tick";

    final Bound bound;
    final int parts;
    private final Machine machine;
    private final Inventory inventory;
    private final Actors actors;
    private final Matching matching;
    private final Choices choices;
    private final RecordShape book;
    private final int[] tcb;
    private final int[] net;
    private final int[] user;

    Composition(Machine machine, Bound bound, Oracle oracle, Choices choices) {
        this.machine = machine;
        this.bound = bound;
        this.choices = choices;
        this.inventory = new Inventory(machine, bound.clocked());
        this.actors = new Actors(inventory, bound, oracle, choices);
        this.matching = new Matching(inventory);
        this.book = machine.shape("written", "closeCalled", "delivered", "ended", "fate");
        this.parts = machine.parts().size();
        this.tcb = inventory.both("tcb");
        this.net = inventory.both("net");
        this.user = inventory.both("user");
    }

    /** The state in which all begins. */
    int[] begin(Maker maker) {
        TlaValue[] first = machine.initial().get(0);
        int[] row = new int[parts];
        for (int i = 0; i < parts; i++) {
            row[i] = inventory.book(first[i]);
        }
        for (Side side : Side.values()) {
            int part = tcb[side.ordinal()];
            row[part] = inventory.endpoint(bound.endpoint(maker, side), 0);
            row[net[side.ordinal()]] = inventory.flight();
            TcbView view = view(row, side);
            if (!inventory.begins(row[part], first[part])) {
                throw new Refused(Label.of("Init", side), view, view, new Judgement.Unexplained(
                    Optional.of("the endpoint does not begin as Teardown does: it is " + view + ", and there "
                        + first[part].neutral()), List.of()));
            }
        }
        return row;
    }

    Label label(int number) {
        return matching.label(number);
    }

    TcbView view(int[] row, Side side) {
        return inventory.party(row[tcb[side.ordinal()]]).view();
    }

    /** A state as TLC has it. */
    TlaValue[] state(int[] row) {
        return inventory.state(row);
    }

    /** How many different states of {@code Teardown} these are. */
    int mapped(Table states) {
        return inventory.mapped(states);
    }

    /** The same packet a tick later; -1 if its lifetime is over by then. */
    int older(int packet) {
        return inventory.older(packet);
    }

    /** What the steps of an action depend on beside what TLC reads, for the endpoint and the network read it. */
    int reads(String action, Side side) {
        int own = 1 << tcb[side.ordinal()];
        return switch (action) {
            case "Emit" -> own | 1 << net[side.other().ordinal()];
            case "Deliver", "Duplicate" -> own | 1 << net[side.ordinal()];
            case "Lose" -> 1 << net[side.ordinal()];
            case TICK -> 1 << tcb[0] | 1 << tcb[1] | 1 << net[0] | 1 << net[1];
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
            case TICK -> ticks(number, row);
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
            moves.add(handled(Label.of(action, side), row, input, -1, permitted));
            return moves;
        }
        int part = user[side.ordinal()];
        int written = written(inventory.value(part, row[part]));
        permitted.stream().mapToInt(each -> written(each[part]) - written).distinct().sorted().forEach(octets -> {
            byte[] text = new byte[octets];
            for (int i = 0; i < octets; i++) {
                text[i] = (byte) (bound.first(side).bits() + written + i);
            }
            moves.add(handled(Label.of(action, side), row, new Input.Send(Text.of(text)), -1, permitted));
        });
        return moves;
    }

    private int written(TlaValue of) {
        return (Integer) book.fields(of)[0];
    }

    /** The timer that the endpoint says goes off first; without a clock it may at any time. */
    private List<Move> fires(int number, String action, Side side, int[] row, Alarm.Kind kind) {
        int endpoint = row[tcb[side.ordinal()]];
        Optional<Alarm> alarm = actors.timer(endpoint, Label.of(action, side));
        if (alarm.isEmpty() || alarm.get().kind() != kind || bound.clocked() && alarm.get().deadline() > inventory.party(endpoint).now()) {
            return List.of();
        }
        List<TlaValue[]> permitted = machine.successors(number, state(row));
        Move move = handled(Label.of(action, side), row, kind.event().orElseThrow(), alarm.get().deadline(), permitted);
        // The relation permits it, and Teardown makes no use of it here: TIME-WAIT is taken to last, for one.
        return permitted.isEmpty() ? List.of() : List.of(move);
    }

    /**
     * A tick passes for both sides and for what is in flight, unless a timer is due or something is owed, which comes first.
     * Where Teardown lets no time pass, an endpoint that has nothing left to do must not be why.
     */
    private List<Move> ticks(int number, int[] row) {
        List<TlaValue[]> permitted = machine.successors(number, state(row));
        int[] after = row.clone();
        for (Side side : Side.values()) {
            int endpoint = row[tcb[side.ordinal()]];
            Label label = new Label(TICK, side, Optional.of(new EventView.Tick(1)), -1, List.of());
            if (actors.timer(endpoint, label).filter(alarm -> alarm.deadline() <= inventory.party(endpoint).now()).isPresent()) {
                return List.of();
            }
            if (!permitted.isEmpty() || actors.wants(endpoint, label).isEmpty()) {
                after[tcb[side.ordinal()]] = actors.waits(endpoint, label).endpoint();
            }
        }
        if (permitted.isEmpty()) {
            return List.of();
        }
        for (int part : net) {
            after[part] = inventory.olderFlight(row[part]);
        }
        Label both = new Label(TICK, Side.A, Optional.of(new EventView.Tick(1)), -1, List.of());
        return List.of(matching.move(both, row, after, permitted));
    }

    /** A segment reaches a side, and is in flight no more, or stays. */
    private List<Move> arrives(int number, String action, Side side, int[] row, boolean taken) {
        List<Move> moves = new ArrayList<>();
        int[] alone = row.clone();
        int[] after = row.clone();
        int place = net[side.ordinal()];
        for (int packet : inventory.packets(row[place])) {
            // Teardown says of each segment in flight that it may arrive: so it is asked of each by itself.
            alone[place] = inventory.flight(packet);
            List<TlaValue[]> permitted = machine.successors(number, state(alone));
            after[place] = taken ? inventory.flight() : alone[place];
            // Where Teardown has no such step, the relation must permit it all the same.
            Label label = new Label(action, side, Optional.empty(), packet, List.of());
            Move move = handled(label, alone, new Input.Arrive(inventory.segment(packet)), -1, permitted, after);
            if (!permitted.isEmpty()) {
                moves.add(taken ? move.with(place, inventory.without(row[place], packet)) : move);
            }
        }
        return moves;
    }

    /** A segment is lost. */
    private List<Move> loses(int number, Side side, int[] row) {
        List<Move> moves = new ArrayList<>();
        List<TlaValue[]> permitted = machine.successors(number, state(row));
        int[] after = row.clone();
        int place = net[side.ordinal()];
        for (int packet : inventory.packets(row[place])) {
            after[place] = inventory.without(row[place], packet);
            if (!permitted.isEmpty()) {
                Label label = new Label("Lose", side, Optional.empty(), packet, List.of());
                moves.add(matching.move(label, row, after, permitted));
            }
        }
        return moves;
    }

    /** The segment that the endpoint would send now, if there is room for it in flight. */
    private List<Move> emits(int number, Side side, int[] row) {
        int endpoint = row[tcb[side.ordinal()]];
        Optional<Segment> out = actors.wants(endpoint, Label.of("Emit", side));
        List<TlaValue[]> permitted = machine.successors(number, state(row));
        if (out.isEmpty()) {
            return List.of();
        }
        int packet = inventory.packet(out.get(), bound.lifetime());
        int there = net[side.other().ordinal()];
        EventView event = new EventView.Emit(SegmentView.of(out.get()));
        Label label = new Label("Emit", side, Optional.of(event), packet, List.of());
        int[] after = row.clone();
        after[tcb[side.ordinal()]] = actors.sends(endpoint, label).endpoint();
        after[there] = inventory.with(row[there], packet);
        choices.emits(view(row, side), event, permitted.stream().map(each -> each[there]).toList(),
            inventory.value(there, row[there]));
        // No room: the relation permits it, and Teardown does not send it now.
        return permitted.isEmpty() ? List.of() : List.of(matching.move(label, row, after, permitted));
    }

    private Move handled(Label label, int[] row, Input input, long at, List<TlaValue[]> permitted) {
        return handled(label, row, input, at, permitted, row);
    }

    /** Lets an endpoint handle an event, and looks for what came of it among the steps that Teardown permits. */
    private Move handled(Label label, int[] row, Input input, long at, List<TlaValue[]> permitted, int[] end) {
        int part = tcb[label.side().ordinal()];
        Actors.Acted acted = actors.handles(row[part], label, input, at);
        int[] after = end.clone();
        after[part] = acted.endpoint();
        return permitted.isEmpty() ? null : matching.move(acted.label(), row, after, permitted);
    }
}
