package lastack.kit;

import java.time.Duration;
import java.util.Set;
import lastack.contract.Maker;
import lastack.sim.Plan;
import lastack.sim.Schedule;
import lastack.sim.Schedules;
import lastack.trial.Trial;
import lastack.wire.SeqNumber;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;

/**
 * What RFC 9293 asks of an endpoint, from OPEN to the release of the connection, as properties. Extend it, and return what makes
 * your endpoint.
 *
 * <p>Each property runs two endpoints over a network that loses, duplicates and delays, in virtual time. A failure names what is
 * wrong, draws what led to it, and says by which schedule, shrunk, it came about. The seeds are fixed, so a failure repeats.
 */
@PropertyDefaults(tries = EndpointContract.TRIES)
public abstract class EndpointContract {

    /** How many schedules each property tries, unless a subclass has a {@link PropertyDefaults} of its own. */
    public static final int TRIES = 200;

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

    /** How long one call of the endpoint may take; one that takes longer is taken to loop. */
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

    @Provide
    Arbitrary<Long> seeds() {
        return Bench.loops(this) ? Arbitraries.longs().dontShrink() : Arbitraries.longs();
    }

    private Bench bench(String property) {
        return new Bench(this, property);
    }

    /** Each step is one that the relation permits; all text is delivered, in order and once, then the end; both sides end. */
    @Property(seed = "1")
    void everyStepIsPermittedAndThePromisesAreKept(@ForAll("orderlySchedules") Schedule schedule) {
        bench("orderly").judged(schedule);
    }

    /** Each step is one that the relation permits, whatever arrives and whatever the users call. */
    @Property(seed = "2")
    void everyStepIsPermittedWhateverArrives(@ForAll("hostileSchedules") Schedule schedule) {
        bench("hostile").steps(schedule);
    }

    /** The same of schedules with larger buffers and longer streams, drawn from a seed. */
    @Property(seed = "3")
    void everyStepIsPermittedForEverySeed(@ForAll("seeds") long seed) {
        bench("seeds").judged(Schedule.random(seed));
        bench("seeds").steps(Schedule.hostile(seed));
    }

    /** It gets on with another endpoint, whichever of the two does what. */
    @Property(seed = "4")
    void itServesTheUsersOfAnotherEndpointToo(@ForAll("orderlySchedules") Schedule schedule, @ForAll boolean first) {
        bench("another").withAnother(schedule, first);
    }

    /** What it does is determined by what happens to it. */
    @Property(seed = "5")
    void theSameScheduleGivesTheSameRun(@ForAll("hostileSchedules") Schedule schedule) {
        bench("same").alike(schedule, endpoint(), endpoint(), "does something else when a schedule is run again");
    }

    /** Asking for its control block or its timer, or letting it transmit again, changes nothing. */
    @Property(seed = "6")
    void lookingChangesNothing(@ForAll("hostileSchedules") Schedule schedule) {
        bench("looking").alike(schedule, endpoint(), Nosy.of(endpoint()), "does something else when it is looked at");
    }

    /** A copy shares nothing with what it was copied from. */
    @Property(seed = "7")
    void aCopyGoesItsOwnWay(@ForAll("hostileSchedules") Schedule schedule) {
        bench("copy").alike(schedule, endpoint(), Astray.of(endpoint()), "does something else when a copy of it takes its place");
    }

    /** Nothing depends on where in the circle of sequence numbers a connection begins. */
    @Property(seed = "8")
    void numbersThatWrapChangeNothing(@ForAll("orderlySchedules") Schedule schedule) {
        bench("numbers").sameEvents(
            at(schedule, 1_000_000), at(schedule, -3), endpoint(), "does something else when its sequence numbers wrap");
    }

    private static Schedule at(Schedule s, int iss) {
        return new Schedule(
            s.seed(), at(s.a(), iss), at(s.b(), iss), s.fates(), s.strays(), s.delay(), s.maxTicks(), s.maxSteps());
    }

    private static Plan at(Plan plan, int iss) {
        return new Plan(plan.config(), new SeqNumber(iss), plan.calls(), plan.reading());
    }
}
