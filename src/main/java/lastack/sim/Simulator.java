package lastack.sim;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import lastack.contract.Alarm;
import lastack.contract.Input;
import lastack.contract.Maker;
import lastack.contract.Reply;
import lastack.contract.Subject;
import lastack.tcp.Endpoint;
import lastack.trace.EventView;
import lastack.trace.Header;
import lastack.trace.NetworkNote;
import lastack.trace.SegmentView;
import lastack.trace.Side;
import lastack.trace.Step;
import lastack.trace.TellView;
import lastack.wire.Segment;

/**
 * Carries out one {@link Schedule}. Time is virtual and jumps to whatever is due next; timers go off at their exact time.
 *
 * <p>The observer sees each side's steps in order: before an event, a Tick for the time since that side's step before; then
 * the event; then an Emit for each segment that goes out. When all is at rest, each side has one last Tick of
 * {@link #LAST_TICK}, which shows that nothing was owed.
 */
public final class Simulator {

    /** The length of the Tick at the end of a run that came to rest, in ticks. */
    public static final long LAST_TICK = 1000;

    /** How many segments, or wake-ups, of one endpoint at one tick are taken for "for ever". */
    public static final int FOR_EVER = Subject.FOR_EVER;

    private final Schedule schedule;
    private final Observer observer;
    private final Host a;
    private final Host b;
    private final PriorityQueue<Due> agenda = new PriorityQueue<>();
    private long order;
    private long packets;
    private long steps;
    private long now;
    private Optional<String> failure = Optional.empty();

    private Simulator(Schedule schedule, Maker a, Maker b, Observer observer) {
        this.schedule = schedule;
        this.observer = observer;
        this.a = new Host(Side.A, a, schedule);
        this.b = new Host(Side.B, b, schedule);
    }

    /**
     * Carries out a schedule.
     *
     * @param schedule what happens
     * @param a makes the endpoint on side A
     * @param b makes the endpoint on side B; may be the same
     * @param observer sees every step
     * @return how it went, never null; the same for the same schedule and endpoints
     */
    public static Result run(Schedule schedule, Maker a, Maker b, Observer observer) {
        return new Simulator(schedule, a, b, observer).run();
    }

    /** Carries out a schedule with endpoints that are pure functions, and a mapping to show their control blocks by. */
    public static Result run(Schedule schedule, Endpoint a, Endpoint b, TcbMapping mapping, Observer observer) {
        return run(schedule, new TcpMaker(a, mapping), new TcpMaker(b, mapping), observer);
    }

    /** Carries out a schedule with the same endpoint on both sides and the standard mapping. */
    public static Result run(Schedule schedule, Endpoint both, Observer observer) {
        return run(schedule, both, both, TcbMapping.STANDARD, observer);
    }

    /** The first line of the trace of a run. */
    public static Header header(Schedule schedule, Maker a, Maker b) {
        return new Header(schedule.seed(), origin(new Host(Side.A, a, schedule)), origin(new Host(Side.B, b, schedule)));
    }

    /** The first line of the trace of a run. */
    public static Header header(Schedule schedule, Endpoint a, Endpoint b, TcbMapping mapping) {
        return header(schedule, new TcpMaker(a, mapping), new TcpMaker(b, mapping));
    }

    private static Header.Origin origin(Host host) {
        return new Header.Origin(host.settings.view(), host.view);
    }

    private Result run() {
        for (Side side : Side.values()) {
            for (UserCall call : schedule.plan(side).calls()) {
                plan(call.at(), side, new Due.Planned(call.call(), call.waits()));
            }
        }
        for (Stray stray : schedule.strays()) {
            plan(stray.at(), stray.to(), new Due.Intrusion(stray));
        }
        // An endpoint may have something to say, or a timer running, before anything happens to it.
        transmit(a);
        if (failure.isEmpty()) {
            transmit(b);
        }
        boolean bounded = true;
        while (bounded && failure.isEmpty() && !agenda.isEmpty()) {
            Due due = agenda.poll();
            bounded = due.at() <= schedule.maxTicks() && steps < schedule.maxSteps();
            if (bounded) {
                now = due.at();
                happens(due.side() == Side.A ? a : b, due);
            }
        }
        long end = Math.max(a.last, b.last);
        boolean quiescent = bounded && failure.isEmpty();
        if (quiescent) {
            now = end + LAST_TICK;
            tick(a);
            tick(b);
        }
        return new Result(a.party(), b.party(), steps, end, quiescent, failure);
    }

    private void plan(long at, Side side, Due.What what) {
        agenda.add(new Due(at, order++, side, what));
    }

    private void happens(Host host, Due due) {
        Due.What what = due.what();
        if (what instanceof Due.Arrival arrival) {
            step(host, new Input.Arrive(arrival.segment()), OptionalLong.of(arrival.packet()));
        } else if (what instanceof Due.Planned planned) {
            if (planned.waits() && !host.knowsPeer()) {
                host.delayed.add(planned.call());
            } else {
                step(host, event(host, planned.call()), OptionalLong.empty());
            }
        } else if (what instanceof Due.Intrusion intrusion) {
            step(host, new Input.Arrive(intrusion.stray().segment(host.view)), OptionalLong.empty());
        } else if (what instanceof Due.Read) {
            host.readPlanned = false;
            step(host, new Input.Receive(host.reading.max()), OptionalLong.empty());
        } else if (due.at() == host.wake) {
            wake(host);
        }
    }

    private static Input event(Host host, UserCall.Call call) {
        if (call instanceof UserCall.Send send) {
            return new Input.Send(host.nextOctets(send.octets()));
        }
        if (call instanceof UserCall.Receive receive) {
            return new Input.Receive(receive.max());
        }
        if (call instanceof UserCall.Open open) {
            return new Input.Open(open.active(), open.remote(), host.iss.plus(open.above()));
        }
        if (call instanceof UserCall.Detach) {
            return new Input.Detach();
        }
        return call instanceof UserCall.Abort ? new Input.Abort() : new Input.Close();
    }

    private void wake(Host host) {
        host.wake = Host.NEVER;
        Optional<Alarm> timer = host.subject.nextTimer();
        Optional<Input> event = timer.isEmpty() || timer.get().deadline() > now ? Optional.empty() : timer.get().kind().event();
        if (event.isPresent()) {
            step(host, event.get(), OptionalLong.empty());
        } else {
            // Time is seen to have passed before anything is sent.
            tick(host);
            transmit(host);
        }
    }

    private void step(Host host, Input input, OptionalLong packet) {
        tick(host);
        Reply reply = host.subject.handle(input, now);
        host.hear(reply);
        if (input instanceof Input.Send send && !reply.isError()) {
            host.wrote(send.text());
        }
        report(host, view(input, reply.text().length()), reply.tells(), packet);
        transmit(host);
    }

    private static EventView view(Input input, int octets) {
        if (input instanceof Input.Arrive arrive) {
            return new EventView.Arrive(SegmentView.of(arrive.segment()));
        }
        if (input instanceof Input.Send send) {
            return new EventView.Send(send.text().length());
        }
        if (input instanceof Input.Receive) {
            return new EventView.Receive(octets);
        }
        if (input instanceof Input.Close) {
            return new EventView.Close();
        }
        if (input instanceof Input.Abort) {
            return new EventView.Abort();
        }
        if (input instanceof Input.Open open) {
            return new EventView.Open(open.active(), open.remote(), open.iss());
        }
        if (input instanceof Input.Detach) {
            return new EventView.Detach();
        }
        if (input instanceof Input.UserTimeout) {
            return new EventView.UserTimeout();
        }
        return input instanceof Input.RetransmitTimeout ? new EventView.RetransmitTimeout() : new EventView.TimeWaitTimeout();
    }

    private void tick(Host host) {
        if (now > host.last) {
            report(host, new EventView.Tick(now - host.last), List.of(), OptionalLong.empty());
            host.last = now;
        }
    }

    private void report(Host host, EventView event, List<TellView> tells, OptionalLong packet) {
        steps++;
        host.view = host.subject.view(now);
        observer.step(new Step(now, host.side, event, host.view, tells, packet));
    }

    /** Sends all there is to send, then plans the user's next reading and the next wake-up. */
    private void transmit(Host host) {
        Optional<Segment> out = host.subject.transmit(now);
        for (int sent = 0; out.isPresent(); sent++) {
            if (sent == FOR_EVER) {
                failure = Optional.of(host.side + " sends for ever at tick " + now + ": " + out.get());
                return;
            }
            carry(host, out.get());
            out = host.subject.transmit(now);
        }
        if (host.knowsPeer()) {
            host.delayed.forEach(call -> plan(now, host.side, new Due.Planned(call, false)));
            host.delayed.clear();
        }
        if (!host.readPlanned && host.isReadable()) {
            host.readPlanned = true;
            plan(now + host.reading.pause(), host.side, new Due.Read());
        }
        planWake(host);
    }

    private void planWake(Host host) {
        Optional<Alarm> timer = host.subject.nextTimer();
        long at = timer.isEmpty() ? Host.NEVER : Math.max(now, timer.get().deadline());
        if (at == now && host.wakesAt(now) > FOR_EVER) {
            failure = Optional.of("the timer " + timer.orElseThrow() + " of " + host.side + " stays due at tick " + now);
            return;
        }
        if (at != host.wake) {
            host.wake = at;
            if (at != Host.NEVER) {
                plan(at, host.side, new Due.Wake());
            }
        }
    }

    /** Hands a segment to the network, which does with it what the schedule says. */
    private void carry(Host from, Segment segment) {
        long packet = packets++;
        report(from, new EventView.Emit(SegmentView.of(segment)), List.of(), OptionalLong.of(packet));
        Side to = from.side.other();
        if (packet >= schedule.fates().size()) {
            plan(now + schedule.delay(), to, new Due.Arrival(segment, packet));
            return;
        }
        Fate fate = schedule.fates().get((int) packet);
        if (fate instanceof Fate.Deliver deliver) {
            plan(now + deliver.after(), to, new Due.Arrival(segment, packet));
            if (deliver.after() > schedule.delay()) {
                observer.network(new NetworkNote(now, "delayed", packet));
            }
        } else if (fate instanceof Fate.Duplicate duplicate) {
            plan(now + duplicate.first(), to, new Due.Arrival(segment, packet));
            plan(now + duplicate.second(), to, new Due.Arrival(segment, packet));
            observer.network(new NetworkNote(now, "duplicated", packet));
        } else {
            observer.network(new NetworkNote(now, "lost", packet));
        }
    }
}
