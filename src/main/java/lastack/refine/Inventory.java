package lastack.refine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lastack.contract.Misbehaviour;
import lastack.contract.Subject;
import lastack.model.Machine;
import lastack.model.TlaValue;
import lastack.trace.SegmentView;
import lastack.trace.Side;
import lastack.trace.TcbView;
import lastack.wire.Segment;

/**
 * What stands behind the numbers of a composed state, each thing once: for {@code tcb[s]} an endpoint, for {@code net[s]} the
 * segments in flight, and for the books that {@code Teardown} keeps on the users a value of TLC's.
 */
final class Inventory {

    /** An endpoint at some time of its own; {@code view} is what the relation is told of it. */
    record Party(Subject subject, long now, TcbView view, TlaValue value) {
    }

    /** A segment in flight, with what is left of its lifetime, in ticks. */
    private record Packet(Segment segment, int ttl) {
    }

    /** The packets on their way to a side, in ascending order. */
    private record Flight(int[] packets, TlaValue value) {
    }

    private final Machine machine;
    private final boolean clocked;
    private final Encoding encoding;
    private final int parts;
    private final int[] tcb;
    private final int[] net;

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

    /**
     * An empty inventory.
     *
     * @param clocked whether there is a clock: where there is none, what an endpoint says of times is not told
     */
    Inventory(Machine machine, boolean clocked) {
        this.machine = machine;
        this.clocked = clocked;
        this.encoding = new Encoding(machine);
        this.parts = machine.parts().size();
        this.tcb = both("tcb");
        this.net = both("net");
    }

    /** The places in a row of a variable's two parts. */
    int[] both(String variable) {
        return Arrays.stream(Side.values()).mapToInt(side -> machine.parts().indexOf(variable + "[" + side + "]")).toArray();
    }

    /** Whether a part is one of the books, and neither an endpoint nor what is in flight. */
    boolean isBook(int part) {
        return part != tcb[0] && part != tcb[1] && part != net[0] && part != net[1];
    }

    /** The number of a book's value. */
    int book(TlaValue value) {
        return valueOf.computeIfAbsent(value, each -> {
            values.add(each);
            return values.size() - 1;
        });
    }

    /**
     * The number of an endpoint: what it shows, remaining times included, is all that there is to it.
     *
     * @throws Misbehaviour if it does something else than the first one that showed the same
     */
    int endpoint(Subject subject, long now) {
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
        TcbView view = clocked ? shown : Timeless.of(shown);
        endpoints.add(new Party(subject, now, view, encoding.tcb(NormalForm.none(), view)));
        twins.add(null);
        endpointOf.put(shown, endpoints.size() - 1);
        return endpoints.size() - 1;
    }

    /** Whether an endpoint is where the model has one at the beginning, as far as segments that are acceptable can tell. */
    boolean begins(int endpoint, TlaValue expected) {
        Party party = endpoints.get(endpoint);
        return party.value.equals(expected) || encoding.tcb(NormalForm.none(), Timeless.updated(party.view)).equals(expected);
    }

    /** An endpoint that shows the same as this one and came to it another way, if there is one. */
    Optional<Party> twin(int endpoint) {
        return Optional.ofNullable(twins.get(endpoint));
    }

    Party party(int endpoint) {
        return endpoints.get(endpoint);
    }

    int packet(Segment segment, int ttl) {
        return packetOf.computeIfAbsent(new Packet(segment, ttl), packet -> {
            packets.add(packet);
            return packets.size() - 1;
        });
    }

    Segment segment(int packet) {
        return packets.get(packet).segment;
    }

    /** The same packet a tick later; -1 if its lifetime is over by then. */
    int older(int packet) {
        Packet each = packets.get(packet);
        return each.ttl == 0 ? -1 : packet(each.segment, each.ttl - 1);
    }

    /** The number of the flight of these packets, in ascending order. */
    int flight(int... sorted) {
        List<Integer> key = Arrays.stream(sorted).boxed().toList();
        return flightOf.computeIfAbsent(key, ignored -> {
            Object[] all = key.stream().map(this::packetValue).toArray();
            flights.add(new Flight(sorted, machine.value(Set.copyOf(Arrays.asList(all)))));
            return flights.size() - 1;
        });
    }

    private TlaValue packetValue(int packet) {
        Packet each = packets.get(packet);
        return encoding.packet(NormalForm.none(), SegmentView.of(each.segment), each.ttl);
    }

    /** The packets of a flight, in ascending order; not to be changed. */
    int[] packets(int flight) {
        return flights.get(flight).packets;
    }

    int with(int flight, int packet) {
        int[] before = packets(flight);
        if (Arrays.binarySearch(before, packet) >= 0) {
            return flight;
        }
        int[] after = Arrays.copyOf(before, before.length + 1);
        after[before.length] = packet;
        Arrays.sort(after);
        return flight(after);
    }

    int without(int flight, int packet) {
        return flight(Arrays.stream(packets(flight)).filter(each -> each != packet).toArray());
    }

    /** A flight a tick later, of packets that all live that long. */
    int olderFlight(int flight) {
        return flight(Arrays.stream(packets(flight)).map(this::older).sorted().distinct().toArray());
    }

    /** The value of a part. */
    TlaValue value(int part, int number) {
        return part == tcb[0] || part == tcb[1] ? endpoints.get(number).value
            : part == net[0] || part == net[1] ? flights.get(number).value : values.get(number);
    }

    /** A state as TLC has it. */
    TlaValue[] state(int[] row) {
        TlaValue[] state = new TlaValue[parts];
        for (int i = 0; i < parts; i++) {
            state[i] = value(i, row[i]);
        }
        return state;
    }

    /** How many different states of {@code Teardown} these are. */
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
}
