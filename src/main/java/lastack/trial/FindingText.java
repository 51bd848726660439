package lastack.trial;

import lastack.refine.Oracle;
import lastack.report.Failure;
import lastack.report.FailureText;
import lastack.report.Wrap;
import lastack.sim.ScheduleText;

/** Writes what was found for a person. */
public final class FindingText {

    private FindingText() { }

    /**
     * Writes a fault, with the schedule that brought it about.
     *
     * @param name what the endpoint is called
     * @param trial the trial that found it
     * @param finding what was found, which must be a fault
     * @param command what repeats the run
     * @return lines of at most 80 columns, each ended by a line feed, never null
     */
    public static String of(String name, Trial trial, Trial.Finding finding, String command) {
        Fault fault = finding.fault().orElseThrow();
        String text;
        if (fault instanceof Fault.Forbidden forbidden) {
            Oracle oracle = trial.oracle(forbidden.violation().step().endpoint());
            text = FailureText.of(Failure.of(oracle, finding.header().orElseThrow(), finding.entries(), forbidden.violation(),
                Failure.Repeat.by(command)));
        } else {
            text = Wrap.paragraph("", sentence(name, fault)) + "\nTo see it again:\n  " + command + "\n";
        }
        return text + "\nThe schedule:\n" + ScheduleText.of(finding.schedule());
    }

    /** The fault in one sentence. */
    public static String sentence(String name, Fault fault) {
        if (fault instanceof Fault.Misbehaved misbehaved) {
            return name + ", on side " + misbehaved.side() + ", " + misbehaved.what() + ".";
        }
        if (fault instanceof Fault.Broken broken) {
            return name + " breaks a promise to its users: " + broken.promise() + ".";
        }
        if (fault instanceof Fault.Inconstant inconstant) {
            return name + " " + inconstant.what() + ".";
        }
        Fault.Forbidden forbidden = (Fault.Forbidden) fault;
        return name + " takes a step that RFC 9293 does not permit: " + forbidden.violation().step().event().name() + " in "
            + forbidden.violation().before().state() + ".";
    }
}
