package lastack.tun;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import lastack.refine.Oracle;
import lastack.refine.Refinement;
import lastack.trace.EventView;
import lastack.trace.Header;
import lastack.trace.SegmentView;
import lastack.trace.Step;
import lastack.wire.IpAddress;

/**
 * Two hosts and a network between them that loses, repeats and delays packets, in virtual time; the same for the same seed.
 */
final class Between {

    private record Flight(long at, long order, Host to, byte[] packet) implements Comparable<Flight> {
        @Override
        public int compareTo(Flight other) {
            return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
        }
    }

    /** A part of a trace. */
    private record Part(Pair pair, Header header, List<Step> steps) { }

    final Host a;
    final Host b;
    private final Random random;
    private final double loss;
    private final PriorityQueue<Flight> flights = new PriorityQueue<>();
    private final List<Part> parts = new ArrayList<>();
    private final List<byte[]> sent = new ArrayList<>();
    private long order;
    private long now;

    Between(Setup a, Setup b, long seed, double loss) {
        this.random = new Random(seed);
        this.loss = loss;
        this.a = new Host(a, new Random(seed + 1), packet -> carry(packet, true), pair -> new Recorder(pair, this::tape));
        this.b = new Host(b, new Random(seed + 2), packet -> carry(packet, false), pair -> new Recorder(pair, this::tape));
    }

    /** Usual hosts, with these buffers. */
    static Between hosts(int buffer, long seed, double loss) {
        return new Between(setup(1, buffer), setup(2, buffer), seed, loss);
    }

    static Setup setup(int number, int buffer) {
        return Setup.usual(IpAddress.v6(0x20010db8_00000000L, number)).withBuffers(buffer, buffer);
    }

    private void carry(byte[] packet, boolean toB) {
        sent.add(packet);
        if (random.nextDouble() < loss) {
            return;
        }
        int copies = random.nextDouble() < loss / 4 ? 2 : 1;
        for (int i = 0; i < copies; i++) {
            // Some overtake others.
            long delay = 5 + (random.nextDouble() < loss ? random.nextInt(20) : 0);
            flights.add(new Flight(now + delay, order++, toB ? b : a, packet));
        }
    }

    private Recorder.Tape tape(Pair pair, int number, Header header) {
        Part part = new Part(pair, header, new ArrayList<>());
        parts.add(part);
        return new Recorder.Tape() {
            @Override
            public void step(Step step) {
                part.steps().add(step);
            }

            @Override
            public void end() { }
        };
    }

    long now() {
        return now;
    }

    /** All packets that either host sent. */
    List<byte[]> sent() {
        return sent;
    }

    /** Lets time pass until nothing is due, or a time. */
    void run(long until) {
        a.tell();
        b.tell();
        while (true) {
            long due = Math.min(a.nextDue().orElse(Long.MAX_VALUE), b.nextDue().orElse(Long.MAX_VALUE));
            long next = Math.min(due, flights.isEmpty() ? Long.MAX_VALUE : flights.peek().at);
            if (next > until) {
                return;
            }
            now = Math.max(now, next);
            a.timePasses(now);
            b.timePasses(now);
            while (!flights.isEmpty() && flights.peek().at <= now) {
                Flight flight = flights.poll();
                flight.to.arrives(flight.packet, flight.packet.length, now);
            }
        }
    }

    /** Makes one segment of the longest part offer a window that is larger by one. */
    void damage() {
        Part longest = parts.stream().max(Comparator.comparingInt(part -> part.steps.size())).orElseThrow();
        for (int i = longest.steps.size() / 2; i < longest.steps.size(); i++) {
            Step step = longest.steps.get(i);
            if (step.event() instanceof EventView.Emit emit) {
                SegmentView segment = emit.segment();
                longest.steps.set(i, new Step(step.at(), step.endpoint(), new EventView.Emit(new SegmentView(segment.seq(),
                    segment.ack(), segment.ctl(), segment.wnd() + 1, segment.len())), step.tcb(), step.tells(), step.packet()));
                return;
            }
        }
        throw new IllegalStateException("nothing was sent");
    }

    /** Judges all steps of both; says how many there were. */
    long judge(Oracle oracle) {
        long steps = 0;
        for (Part part : parts) {
            Refinement refinement = new Refinement(oracle, part.header);
            part.steps.forEach(refinement::step);
            refinement.violation().ifPresent(violation -> {
                throw new AssertionError(part.pair + ", step " + violation.index() + ": " + violation.step());
            });
            steps += part.steps.size();
        }
        return steps;
    }
}
