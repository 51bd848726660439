package lastack.kit;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import lastack.contract.Maker;
import lastack.sim.Schedule;
import lastack.sim.Schedules;
import lastack.trial.Trial;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/**
 * What RFC 9293 asks of an endpoint, from OPEN to the release of the connection, as properties. Extend it, and return what makes
 * your endpoint.
 *
 * <p>Each property runs two endpoints over a network that loses, duplicates and delays, in virtual time. A failure names what is
 * wrong, draws what led to it, and says by which schedule, shrunk, it came about. The seeds are fixed, so a failure repeats. One
 * property does not sample: it explores every state within some small bounds.
 */
@PropertyDefaults(tries = EndpointContract.TRIES)
public abstract class EndpointContract {

    /** How many schedules each property tries, unless a subclass has a {@link PropertyDefaults} of its own. */
    public static final int TRIES = 200;

    /** How many states of a bound are explored at most, unless a subclass says otherwise. */
    public static final int STATES = 1_000_000;

    /** For the subclasses. */
    protected EndpointContract() { }

    /** The endpoint on trial; never null. */
    protected abstract Maker endpoint();

    /**
     * What the endpoint chooses to be, by the names of {@code Policies.tla}: of each pair of alternatives one or both, and its
     * permissions and deviations. Empty, which it is unless overridden, admits every option that RFC 9293 leaves open, and no
     * deviation.
     */
    protected Set<String> policy() {
        return Set.of();
    }

    /** How long one call of the endpoint may compute; one that computes longer is taken to loop. */
    protected Duration patience() {
        return Trial.PATIENCE;
    }

    /** Orderly schedules: both users close, none aborts, and the network is good enough for them to get all they are promised. */
    protected Arbitrary<Schedule> orderly() {
        return Schedules.orderly();
    }

    /** Schedules with forged and old segments besides, and users who call whatever they please whenever they please. */
    protected Arbitrary<Schedule> hostile() {
        return Schedules.hostile();
    }

    @Provide
    Arbitrary<Schedule> orderlySchedules() {
        return Bench.loops(this) ? orderly().dontShrink() : orderly();
    }

    @Provide
    Arbitrary<Schedule> hostileSchedules() {
        return Bench.loops(this) ? hostile().dontShrink() : hostile();
    }

    /** The bounds that are explored: modules of {@code checks/exhaustive}. */
    protected List<String> explored() {
        return List.of("Open", "Fins", "Abort", "Overtaken");
    }

    /** How many states of a bound are explored at most; if it has more, that is a failure. */
    protected int states() {
        return STATES;
    }

    /** What a seed stands for is no smaller for a smaller seed; the schedule is made shorter when it is told. */
    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs().dontShrink();
    }

    @Provide
    Arbitrary<String> bounds() {
        return Arbitraries.of(explored());
    }

    private Bench bench(String property) {
        return new Bench(this, property);
    }

    /** Each step is one that the relation permits; all text is delivered, in order and once, then the end; both sides end. */
    @Property(seed = "1")
    void everyStepIsPermittedAndThePromisesAreKept(@ForAll("orderlySchedules") Schedule schedule) {
        bench("everyStepIsPermittedAndThePromisesAreKept").judged(schedule);
    }

    /** Each step is one that the relation permits, whatever arrives and whatever the users call. */
    @Property(seed = "2")
    void everyStepIsPermittedWhateverArrives(@ForAll("hostileSchedules") Schedule schedule) {
        bench("everyStepIsPermittedWhateverArrives").steps(schedule);
    }

    /** The same of schedules with larger buffers and longer streams, drawn from a seed. */
    @Property(seed = "3")
    void everyStepIsPermittedForEverySeed(@ForAll("seeds") long seed) {
        bench("everyStepIsPermittedForEverySeed").judged(Schedule.random(seed));
        bench("everyStepIsPermittedForEverySeed").steps(Schedule.hostile(seed));
        bench("everyStepIsPermittedForEverySeed").steps(Schedule.aimed(seed));
    }

    /** It gets on with another endpoint, whichever of the two does what. */
    @Property(seed = "4")
    void itServesTheUsersOfAnotherEndpointToo(@ForAll("orderlySchedules") Schedule schedule, @ForAll boolean first) {
        bench("itServesTheUsersOfAnotherEndpointToo").withAnother(schedule, first);
    }

    /** What it does is determined by what happens to it. */
    @Property(seed = "5")
    void theSameScheduleGivesTheSameRun(@ForAll("hostileSchedules") Schedule schedule) {
        bench("theSameScheduleGivesTheSameRun").alike(schedule, endpoint(), endpoint(), "does something else when a schedule is run again");
    }

    /** Asking for its control block or its timer, or letting it transmit again, changes nothing. */
    @Property(seed = "6")
    void lookingChangesNothing(@ForAll("hostileSchedules") Schedule schedule) {
        bench("lookingChangesNothing").alike(schedule, endpoint(), Nosy.of(endpoint()), "does something else when it is looked at");
    }

    /** A copy shares nothing with what it was copied from. */
    @Property(seed = "7")
    void aCopyGoesItsOwnWay(@ForAll("hostileSchedules") Schedule schedule) {
        bench("aCopyGoesItsOwnWay").alike(schedule, endpoint(), Astray.of(endpoint()), "does something else when a copy of it takes its place");
    }

    /** Nothing depends on where in the circle of sequence numbers a connection begins. */
    @Property(seed = "8")
    void numbersThatWrapChangeNothing(@ForAll("orderlySchedules") Schedule schedule) {
        bench("numbersThatWrapChangeNothing").sameEvents(
            schedule, 1_000_000, -3, endpoint(), "does something else when its sequence numbers wrap");
    }

    /**
     * Each step from each state that two of them, their users and the network between them can reach within a bound is permitted,
     * and both sides can come to CLOSED from each in which both users have closed. The endpoint must be determined by what happens
     * to it, for a state is reached again by replay; and it must show all that it is, for states are told apart by what it shows.
     * It is held to both.
     */
    @Property(generation = GenerationMode.EXHAUSTIVE, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void everyStateWithinABoundIsAsItShouldBe(@ForAll("bounds") String bound) {
        bench("everyStateWithinABoundIsAsItShouldBe").explored(bound);
    }
}
