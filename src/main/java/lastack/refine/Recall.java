package lastack.refine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lastack.model.Machine;
import lastack.model.Operator;
import lastack.model.RecordShape;
import lastack.model.TlaValue;

/** A machine that remembers its first answers, for the next endpoint in the same bound will ask for many of them again. */
final class Recall implements Machine {

    /** How many answers of each kind are remembered; some 50 MB. */
    private static final int MOST = 50_000;

    private record Question(int number, int mask, List<TlaValue> parts) {
    }

    private final Machine machine;
    private final Map<Question, List<TlaValue[]>> steps = new HashMap<>();
    private final Map<Question, Boolean> claims = new HashMap<>();

    Recall(Machine machine) {
        this.machine = machine;
    }

    private static Question question(int number, int mask, TlaValue[] parts) {
        List<TlaValue> read = new ArrayList<>();
        for (int part = 0; part < parts.length; part++) {
            if ((mask & 1 << part) != 0) {
                read.add(parts[part]);
            }
        }
        return new Question(number, mask, read);
    }

    @Override
    public List<TlaValue[]> successors(int action, TlaValue[] parts) {
        List<TlaValue[]> known = steps.get(question(action, reads(action), parts));
        if (known == null) {
            known = machine.successors(action, parts);
            if (steps.size() < MOST) {
                steps.put(question(action, reads(action), parts), known);
            }
        }
        return known;
    }

    @Override
    public boolean holds(int claim, TlaValue[] parts) {
        Boolean known = claims.get(question(claim, claimReads(claim), parts));
        if (known == null) {
            known = machine.holds(claim, parts);
            if (claims.size() < MOST) {
                claims.put(question(claim, claimReads(claim), parts), known);
            }
        }
        return known;
    }

    // All else is asked each time.

    @Override
    public List<String> parts() {
        return machine.parts();
    }

    @Override
    public List<String> actions() {
        return machine.actions();
    }

    @Override
    public List<String> claims() {
        return machine.claims();
    }

    @Override
    public int claim(String predicate) {
        return machine.claim(predicate);
    }

    @Override
    public List<TlaValue[]> initial() {
        return machine.initial();
    }

    @Override
    public int reads(int action) {
        return machine.reads(action);
    }

    @Override
    public int claimReads(int claim) {
        return machine.claimReads(claim);
    }

    @Override
    public Reached reach(int most) {
        return machine.reach(most);
    }

    @Override
    public Set<Long> next(TlaValue[] parts) {
        return machine.next(parts);
    }

    @Override
    public long fingerprint(TlaValue[] parts) {
        return machine.fingerprint(parts);
    }

    @Override
    public Operator operator(String name) {
        return machine.operator(name);
    }

    @Override
    public TlaValue value(Object neutral) {
        return machine.value(neutral);
    }

    @Override
    public RecordShape shape(String... names) {
        return machine.shape(names);
    }
}
