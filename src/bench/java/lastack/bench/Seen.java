package lastack.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import lastack.refine.Judgement;
import lastack.refine.Oracle;
import lastack.sim.Schedule;
import lastack.sim.Simulator;
import lastack.sim.TcpMaker;
import lastack.trace.ConfigView;
import lastack.trace.EventView;
import lastack.trace.Header;
import lastack.trace.Side;
import lastack.trace.Step;
import lastack.trace.TcbView;
import lastack.trace.TellView;

/** A step of a run, with all that an oracle is asked. */
record Seen(ConfigView config, TcbView before, EventView event, TcbView after, List<TellView> tells) {

    static final Path SPEC = Path.of("spec");

    /** The random behaviours of seeds 1, 2, ..., as {@code lastack refine} has them. */
    static List<Seen> behaviours(int count) {
        List<Seen> all = new ArrayList<>();
        for (long seed = 1; seed <= count; seed++) {
            Schedule schedule = schedule(seed);
            Header header = Simulator.header(schedule, TcpMaker.STANDARD, TcpMaker.STANDARD);
            Map<Side, TcbView> blocks = new EnumMap<>(Side.class);
            for (Side side : Side.values()) {
                blocks.put(side, header.origin(side).tcb());
            }
            Simulator.run(schedule, TcpMaker.STANDARD, TcpMaker.STANDARD, step -> all.add(of(header, blocks, step)));
        }
        return all;
    }

    static Schedule schedule(long seed) {
        return seed % 2 == 1 ? Schedule.random(seed) : Schedule.hostile(seed);
    }

    private static Seen of(Header header, Map<Side, TcbView> blocks, Step step) {
        TcbView before = blocks.put(step.endpoint(), step.tcb());
        return new Seen(header.origin(step.endpoint()).config(), before, step.event(), step.tcb(), step.tells());
    }

    /** Those of which no two are the same pair in normal form. */
    static List<Seen> distinct(List<Seen> steps) {
        Oracle counter = Oracle.load(SPEC);
        List<Seen> distinct = new ArrayList<>();
        for (Seen step : steps) {
            long before = counter.learned();
            step.by(counter);
            if (counter.learned() > before) {
                distinct.add(step);
            }
        }
        return distinct;
    }

    /** The judgement, which is that all is well. */
    Judgement by(Oracle oracle) {
        Judgement judgement = oracle.judge(config, before, event, after, tells);
        if (!(judgement instanceof Judgement.Explained)) {
            throw new IllegalStateException("a step of the right endpoint is not explained: " + judgement);
        }
        return judgement;
    }
}
