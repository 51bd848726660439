package lastack.trial;

import java.util.Comparator;
import lastack.refine.Violation;
import lastack.trace.Side;

/** What is wrong with an endpoint. */
public sealed interface Fault {

    /** What has to be the same for a fault of a shorter schedule to be this one; says nothing of numbers and times. */
    default String kind() {
        if (this instanceof Forbidden forbidden) {
            Violation violation = forbidden.violation();
            return violation.step().event().name() + " in " + violation.before().state() + ": "
                + violation.why().candidates().stream().min(Comparator.comparingInt(each -> each.differences().size()))
                    .map(nearest -> nearest.differences().get(0).variable()).orElse("no outcome");
        }
        if (this instanceof Inconstant inconstant) {
            return inconstant.what().replaceAll(":.*", "");
        }
        String words = this instanceof Broken broken ? broken.promise() : ((Misbehaved) this).what();
        // Of "throws X in handle(...) at tick 5, at lastack...." the end differs from one schedule to the next.
        return words.replaceAll(" (in|from) (handle|view|transmit|nextTimer|copy|closed|established)\\b.*", "")
            .replaceAll(" at tick .*", "").replaceAll("@\\p{XDigit}+", "").replaceAll("\\d+", "N");
    }

    /**
     * It took a step that the relation does not permit.
     *
     * @param violation the step
     */
    record Forbidden(Violation violation) implements Fault { }

    /**
     * Each step was permitted, and yet the users did not get what they were promised.
     *
     * @param promise what was not kept
     */
    record Broken(String promise) implements Fault { }

    /**
     * It is no endpoint at all: it throws, loops, returns null or is not its own.
     *
     * @param side which of the two
     * @param what what it does, as the end of a sentence that begins with its name
     */
    record Misbehaved(Side side, String what) implements Fault { }

    /**
     * It is not itself when it is looked at, copied or run again.
     *
     * @param what what differs
     */
    record Inconstant(String what) implements Fault { }
}
