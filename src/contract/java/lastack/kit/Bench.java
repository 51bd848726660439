package lastack.kit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import lastack.contract.Maker;
import lastack.refine.Oracle;
import lastack.sim.Schedule;
import lastack.sim.TcpMaker;
import lastack.trace.Entry;
import lastack.trace.EventView;
import lastack.trace.Step;
import lastack.trial.Bundled;
import lastack.trial.Fault;
import lastack.trial.FindingText;
import lastack.trial.Trial;
import lastack.wire.Control;
import org.opentest4j.TestAbortedException;

/** Runs one schedule for one property of a contract, and turns a fault into a failure that says all there is to say. */
final class Bench {

    /** Loading the relation takes about a second, so it is done once for each policy. */
    private static final Map<Set<String>, Oracle> ORACLES = new ConcurrentHashMap<>();
    /** Endpoints that loop, by the contract: each call of one costs a thread that cannot be ended. */
    private static final Map<Class<?>, Trial.Finding> LOOPING = new ConcurrentHashMap<>();
    /** The properties that have failed because of that. */
    private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

    /**
     * Bounds the runs of an endpoint that acknowledges or probes for ever. An orderly run of one that does not has fewer steps.
     */
    private static final long MOST_STEPS = 20_000;

    private final EndpointContract contract;
    private final String property;
    private final Trial trial;

    Bench(EndpointContract contract, String property) {
        this.contract = contract;
        this.property = property;
        this.trial = new Trial(oracle(contract.policy()), contract.patience());
    }

    /** Whether the endpoint of a contract is known to loop. */
    static boolean loops(EndpointContract contract) {
        return LOOPING.containsKey(contract.getClass());
    }

    private static Oracle oracle(Set<String> policy) {
        return ORACLES.computeIfAbsent(policy, names -> Oracle.load(Bundled.spec(), names));
    }

    /** Holds a run of the endpoint with itself to the relation and, where there are any, to the promises. */
    void judged(Schedule schedule) {
        endIfItLoops();
        Maker maker = contract.endpoint();
        end(trial.of(bounded(schedule), maker, maker));
    }

    /** Holds a run of the endpoint with itself to the relation alone. */
    void steps(Schedule schedule) {
        endIfItLoops();
        Maker maker = contract.endpoint();
        end(trial.ofSteps(bounded(schedule), maker, maker));
    }

    /** Holds a run of the endpoint with the one of this project to the relation and the promises, each by its own policy. */
    void withAnother(Schedule schedule, boolean first) {
        endIfItLoops();
        Oracle own = oracle(contract.policy());
        Oracle other = oracle(Set.of());
        Maker another = TcpMaker.STANDARD;
        Trial both = first ? new Trial(own, other, contract.patience()) : new Trial(other, own, contract.patience());
        end(both, first ? both.of(bounded(schedule), contract.endpoint(), another)
            : both.of(bounded(schedule), another, contract.endpoint()));
    }

    /** Runs a schedule with both sides of one make, then of the other; the runs must be the same, step by step. */
    void alike(Schedule schedule, Maker one, Maker other, String otherwise) {
        endIfItLoops();
        Trial.Finding first = trial.unjudged(bounded(schedule), one, one);
        end(misbehaviour(first));
        Trial.Finding second = trial.unjudged(bounded(schedule), other, other);
        end(misbehaviour(second));
        end(difference(first, second, first.entries(), second.entries(), otherwise));
    }

    /** Runs two schedules; the events must be of the same kinds, at the same times. */
    void sameEvents(Schedule one, Schedule other, Maker maker, String otherwise) {
        endIfItLoops();
        Trial.Finding first = trial.unjudged(bounded(one), maker, maker);
        end(misbehaviour(first));
        Trial.Finding second = trial.unjudged(bounded(other), maker, maker);
        end(misbehaviour(second));
        if (first.entries().stream().anyMatch(Bench::bringsALiteral)) {
            throw new TestAbortedException("SEQ=0 of a reset does not move with the other numbers");
        }
        end(difference(first, second, kinds(first), kinds(second), otherwise));
    }

    /** Whether a reset arrives that answers a segment without ACK (RFC 9293, section 3.10.7.1). */
    private static boolean bringsALiteral(Entry entry) {
        return entry instanceof Step step && step.event() instanceof EventView.Arrive arrive
            && arrive.segment().has(Control.RST) && arrive.segment().has(Control.ACK);
    }

    private static Schedule bounded(Schedule s) {
        return new Schedule(s.seed(), s.a(), s.b(), s.fates(), s.strays(), s.delay(), s.maxTicks(),
            Math.min(s.maxSteps(), MOST_STEPS));
    }

    /** That a run sends for ever is left to the properties that judge. */
    private static Trial.Finding misbehaviour(Trial.Finding finding) {
        return finding.fault().filter(Fault.Misbehaved.class::isInstance).isPresent() ? finding
            : with(finding, Optional.empty());
    }

    private static Trial.Finding with(Trial.Finding f, Optional<Fault> fault) {
        return new Trial.Finding(f.schedule(), f.header(), f.entries(), f.steps(), fault, f.looped());
    }

    private static List<String> kinds(Trial.Finding finding) {
        return finding.entries().stream().map(Bench::kind).toList();
    }

    private static String kind(Entry entry) {
        return entry instanceof Step step
            ? step.at() + " " + step.endpoint() + " " + step.event().name() + " " + step.tcb().state()
            : entry.toString();
    }

    private static Trial.Finding difference(Trial.Finding run, Trial.Finding again, List<?> one, List<?> other,
                                            String otherwise) {
        if (one.equals(other) && run.header().equals(again.header()) || one.equals(other) && one.get(0) instanceof String) {
            return with(run, Optional.empty());
        }
        int i = 0;
        while (i < Math.min(one.size(), other.size()) && one.get(i).equals(other.get(i))) {
            i++;
        }
        String what = otherwise + ": entry " + (i + 1) + " of the trace is " + (i < one.size() ? one.get(i) : "none")
            + " and then " + (i < other.size() ? other.get(i) : "none");
        return with(run, Optional.of(new Fault.Inconstant(what)));
    }

    /** Once is enough: the properties fail each, but what they would shrink is not tried. */
    private void endIfItLoops() {
        Trial.Finding known = LOOPING.get(contract.getClass());
        if (known != null) {
            if (TOLD.add(contract.getClass().getName() + " " + property)) {
                throw failure(trial, known);
            }
            throw new TestAbortedException("the endpoint loops, as told");
        }
    }

    private void end(Trial.Finding finding) {
        end(trial, finding);
    }

    private void end(Trial held, Trial.Finding finding) {
        if (finding.fault().isPresent()) {
            if (finding.looped()) {
                LOOPING.putIfAbsent(contract.getClass(), finding);
                TOLD.add(contract.getClass().getName() + " " + property);
            }
            throw failure(held, finding);
        }
    }

    private AssertionError failure(Trial held, Trial.Finding finding) {
        return new ContractBroken(() -> "\n" + FindingText.of(
            contract.endpoint().name(), held, finding, "mvn test -Dtest=" + contract.getClass().getSimpleName()));
    }
}
