package lastack.model;

import java.util.Optional;

/**
 * What a model run came to.
 *
 * @param verdict never null
 * @param distinctStates states that differ, 0 if TLC did not come to exploring
 * @param generatedStates states found, counting a state as often as it was reached
 * @param depth states on the longest shortest path
 * @param seconds from the call to the answer, the JVM's start included, and what the run that was taken up had taken
 * @param counterexample present when the verdict is that a property fails, and for an error where TLC gave one
 * @param tlc TLC's version, empty if it did not come to say it
 * @param takenUp the distinct states of the checkpoint from which the run was taken up, 0 where there was none
 */
public record ModelResult(Verdict verdict, long distinctStates, long generatedStates, int depth, double seconds,
        Optional<Counterexample> counterexample, String tlc, long takenUp) {

    /**
     * There is no answer.
     *
     * @param reason one sentence
     * @return a result without states
     */
    public static ModelResult error(String reason) {
        return new ModelResult(new Verdict.Error(reason), 0, 0, 0, 0, Optional.empty(), "", 0);
    }

}
