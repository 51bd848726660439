package lastack.report;

import java.util.List;
import lastack.model.Counterexample;
import lastack.model.Verdict;

/**
 * Draws a counterexample of {@code Teardown.tla} or {@code Reincarnation.tla}. The stamps are the numbers that TLC gives the states, from 1.
 *
 * <p>A lane's state stands beside each step of its side. Of a model without endpoints and a network only the actions are
 * drawn.
 */
public final class CounterexampleLadder {

    private CounterexampleLadder() { }

    /**
     * Draws a counterexample.
     *
     * @param counterexample the behaviour
     * @param kind what it breaks
     * @return the drawing, never null
     */
    public static Ladder of(Counterexample counterexample, Verdict.Kind kind) {
        List<Counterexample.State> states = counterexample.states();
        ModelItems items = new ModelItems();
        boolean drawn = states.stream().map(ModelState::of).allMatch(ModelState::isDrawable);
        int loop = counterexample.end() instanceof Counterexample.End.Loops loops ? loops.to() : -1;
        for (int i = 0; i < states.size(); i++) {
            Counterexample.State state = states.get(i);
            if (!drawn) {
                items.line("state " + (i + 1) + ": " + state.action());
            } else if (i == 0) {
                items.first(ModelState.of(state));
            } else {
                items.step(i + 1, ModelStep.of(state, ModelState.of(states.get(i - 1))));
            }
            if (i == loop) {
                items.line("the loop starts here, in state " + (i + 1));
            }
        }
        if (loop >= 0) {
            if (drawn) {
                items.step(loop + 1, ModelStep.guess(
                    ModelState.of(states.get(states.size() - 1)), ModelState.of(states.get(loop))));
            }
            items.line("back in state " + (loop + 1) + ", and so on for ever");
        } else if (counterexample.end() instanceof Counterexample.End.Stutters) {
            items.line("nothing happens any more, for ever");
        } else if (kind == Verdict.Kind.DEADLOCK) {
            items.line("deadlock: no step is possible any more");
        }
        return new Ladder("state", Weaver.weave(items.items()));
    }

}
