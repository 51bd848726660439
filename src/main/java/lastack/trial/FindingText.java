package lastack.trial;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import lastack.refine.Oracle;
import lastack.report.Failure;
import lastack.report.FailureText;
import lastack.report.Wrap;
import lastack.sim.ScheduleText;

/** Writes what was found for a person. */
public final class FindingText {

    private FindingText() { }

    /**
     * Makes a failure of a fault.
     *
     * @param name what the endpoint is called
     * @param trial the trial that found it
     * @param finding what was found, which must be a fault
     * @param command what repeats the run
     * @return the failure, with the schedule and its seed; empty if an endpoint could not even be made
     */
    public static Optional<Failure> failure(String name, Trial trial, Trial.Finding finding, String command) {
        Fault fault = finding.fault().orElseThrow();
        Failure.Repeat repeat = new Failure.Repeat(
            OptionalLong.of(finding.schedule().seed()), ScheduleText.lines(finding.schedule()), command);
        if (fault instanceof Fault.Forbidden forbidden) {
            Oracle oracle = trial.oracle(forbidden.violation().step().endpoint());
            return Optional.of(Failure.of(oracle, finding.header().orElseThrow(), finding.entries(), forbidden.violation(), repeat));
        }
        String sentence = sentence(name, fault);
        return finding.header().map(header -> Failure.of(
            header, finding.entries(), sentence.substring(0, sentence.length() - 1), repeat));
    }

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
        return failure(name, trial, finding, command).map(FailureText::of).orElseGet(() -> unmade(
            sentence(name, finding.fault().orElseThrow()), ScheduleText.lines(finding.schedule()), command));
    }

    /**
     * Writes what is wrong where there was no run, for no endpoint could be made.
     *
     * @param sentence what is wrong, in one sentence
     * @param schedule what would have happened, a sentence without its full stop each
     * @param command what repeats it
     * @return lines of at most 80 columns, each ended by a line feed, never null
     */
    public static String unmade(String sentence, List<String> schedule, String command) {
        StringBuilder out = new StringBuilder(Wrap.paragraph("", sentence)).append('\n');
        if (!schedule.isEmpty()) {
            out.append("What brings it about:\n");
            schedule.forEach(line -> out.append(Wrap.paragraph("  ", line + ".")));
            out.append('\n');
        }
        return out + "To see it again:\n  " + command + "\n";
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
