package lastack.kit;

import java.lang.ref.SoftReference;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import lastack.contract.Maker;
import lastack.contract.Replayed;
import lastack.refine.Oracle;
import lastack.report.Failure;
import lastack.report.FailureText;
import lastack.sim.Parts;
import lastack.sim.Plan;
import lastack.sim.Schedule;
import lastack.sim.TcpMaker;
import lastack.trace.Entry;
import lastack.trace.EventView;
import lastack.trace.Step;
import lastack.trial.Bundled;
import lastack.trial.Fault;
import lastack.trial.FindingText;
import lastack.trial.Survey;
import lastack.trial.Trial;
import lastack.wire.Control;
import lastack.wire.SeqNumber;
import org.opentest4j.TestAbortedException;

/** Runs one schedule for one property of a contract, and turns a fault into a failure that says all there is to say. */
final class Bench {

    /** Loading the relation takes about a second, so it is done once for each policy. */
    private static final Map<Set<String>, Oracle> ORACLES = new ConcurrentHashMap<>();
    /** What was worked out of a bound for one endpoint is asked again for the next, if there is still room for it. */
    private static final Map<Within, SoftReference<Survey>> SURVEYS = new ConcurrentHashMap<>();
    /** Endpoints that loop, by the contract: each call of one costs a thread that cannot be ended. */
    private static final Map<Class<?>, AssertionError> LOOPING = new ConcurrentHashMap<>();
    /** The properties that have failed because of that. */
    private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

    /**
     * Bounds the runs of an endpoint that acknowledges or probes for ever. An orderly run of one that does not has fewer steps.
     */
    private static final long MOST_STEPS = 20_000;
    /** How many steps are run to make a schedule shorter. */
    private static final long MOST_SHRINKING = 1_000_000;

    private record Within(String bound, Set<String> policy, Duration patience) {
    }

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
        end(trial, schedule, each -> trial.of(each, maker, maker));
    }

    /** Holds a run of the endpoint with itself to the relation alone. */
    void steps(Schedule schedule) {
        endIfItLoops();
        Maker maker = contract.endpoint();
        end(trial, schedule, each -> trial.ofSteps(each, maker, maker));
    }

    /** Holds a run of the endpoint with the one of this project to the relation and the promises, each by its own policy. */
    void withAnother(Schedule schedule, boolean first) {
        endIfItLoops();
        Oracle own = oracle(contract.policy());
        Oracle other = oracle(Set.of());
        Maker another = TcpMaker.STANDARD;
        Trial both = first ? new Trial(own, other, contract.patience()) : new Trial(other, own, contract.patience());
        Maker maker = contract.endpoint();
        end(both, schedule, each -> first ? both.of(each, maker, another) : both.of(each, another, maker));
    }

    /** Runs a schedule with both sides of one make, then of the other; the runs must be the same, step by step. */
    void alike(Schedule schedule, Maker one, Maker other, String otherwise) {
        endIfItLoops();
        end(trial, schedule, each -> {
            Trial.Finding first = misbehaviour(trial.unjudged(each, one, one));
            if (first.fault().isPresent()) {
                return first;
            }
            Trial.Finding second = misbehaviour(trial.unjudged(each, other, other));
            return second.fault().isPresent() ? second
                : difference(first, second, first.entries(), second.entries(), otherwise);
        });
    }

    /** Runs a schedule from two initial numbers; the events must be of the same kinds, at the same times. */
    void sameEvents(Schedule schedule, int one, int other, Maker maker, String otherwise) {
        endIfItLoops();
        boolean[] literal = {false};
        end(trial, schedule, each -> {
            Trial.Finding first = misbehaviour(trial.unjudged(at(each, one), maker, maker));
            if (first.fault().isPresent()) {
                return first;
            }
            Trial.Finding second = misbehaviour(trial.unjudged(at(each, other), maker, maker));
            literal[0] = first.entries().stream().anyMatch(Bench::bringsALiteral);
            return second.fault().isPresent() ? second : literal[0] ? with(first, Optional.empty())
                : difference(first, second, kinds(first), kinds(second), otherwise);
        });
        if (literal[0]) {
            throw new TestAbortedException("SEQ=0 of a reset does not move with the other numbers");
        }
    }

    private static Schedule at(Schedule s, int iss) {
        return new Schedule(
            s.seed(), at(s.a(), iss), at(s.b(), iss), s.fates(), s.strays(), s.delay(), s.maxTicks(), s.maxSteps());
    }

    private static Plan at(Plan plan, int iss) {
        return new Plan(plan.config(), new SeqNumber(iss), plan.calls(), plan.reading());
    }

    /** Explores the endpoint with itself, by replay, in every state within a bound. */
    void explored(String bound) {
        endIfItLoops();
        Within within = new Within(bound, contract.policy(), contract.patience());
        Survey survey = survey(within);
        Survey.Finding finding;
        // It explores one endpoint at a time, and contracts may be tested side by side.
        synchronized (survey) {
            finding = survey.explore(Replayed.of(contract.endpoint()), contract.states());
        }
        if (!finding.wrong().isEmpty()) {
            if (finding.looped()) {
                // The call that does not return may still have hold of it.
                SURVEYS.remove(within);
                LOOPING.putIfAbsent(contract.getClass(), new ContractBroken(told(survey, finding)));
            }
            throw new ContractBroken(told(survey, finding));
        }
    }

    private static Survey survey(Within within) {
        SoftReference<Survey> kept = SURVEYS.get(within);
        Survey survey = kept == null ? null : kept.get();
        if (survey == null) {
            survey = Survey.of(within.bound(), within.policy(), within.patience());
            SURVEYS.put(within, new SoftReference<>(survey));
        }
        return survey;
    }

    private Supplier<ContractBroken.Told> told(Survey survey, Survey.Finding finding) {
        return () -> {
            Optional<Failure> failure = survey.failure(finding, command());
            return new ContractBroken.Told(failure, failure.map(FailureText::of).orElseGet(() -> FindingText.unmade(
                finding.wrong().replaceFirst("^the endpoint", contract.endpoint().name()) + ".", List.of(), command())));
        };
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
        AssertionError known = LOOPING.get(contract.getClass());
        if (known != null) {
            if (TOLD.add(contract.getClass().getName() + " " + property)) {
                throw known;
            }
            throw new TestAbortedException("the endpoint loops, as told");
        }
    }

    private void end(Trial held, Schedule schedule, Function<Schedule, Trial.Finding> charge) {
        Trial.Finding finding = charge.apply(bounded(schedule));
        if (finding.fault().isPresent()) {
            AssertionError failure = new ContractBroken(() -> told(held, shrunk(finding, charge)));
            if (finding.looped()) {
                LOOPING.putIfAbsent(contract.getClass(), failure);
                TOLD.add(contract.getClass().getName() + " " + property);
            }
            throw failure;
        }
    }

    /** Leaves away what jqwik could not. A call that does not return would be waited for each time. */
    private static Trial.Finding shrunk(Trial.Finding finding, Function<Schedule, Trial.Finding> charge) {
        if (finding.looped()) {
            return finding;
        }
        String kind = finding.fault().orElseThrow().kind();
        Parts parts = Parts.of(finding.schedule());
        long[] spent = {0};
        Set<String> kept = parts.shrink(less -> {
            if (spent[0] > MOST_SHRINKING) {
                return false;
            }
            Trial.Finding other = charge.apply(less);
            spent[0] += other.entries().size();
            return !other.looped() && other.fault().map(Fault::kind).filter(kind::equals).isPresent();
        });
        Trial.Finding least = charge.apply(parts.keep(kept));
        // An endpoint that remembers other connections need not fail again.
        return least.fault().map(Fault::kind).filter(kind::equals).isPresent() ? least : finding;
    }

    private ContractBroken.Told told(Trial held, Trial.Finding finding) {
        return new ContractBroken.Told(FindingText.failure(contract.endpoint().name(), held, finding, command()),
            FindingText.of(contract.endpoint().name(), held, finding, command()));
    }

    private String command() {
        return "mvn test -Dtest='" + contract.getClass().getSimpleName() + "#" + property + "'";
    }
}
