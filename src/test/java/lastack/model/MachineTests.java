package lastack.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What TLC says of a few parts of a state is what it says of the whole. */
class MachineTests {

    private static final List<Path> FOLDERS = List.of(Path.of("spec"), Path.of("checks/models"), Path.of("checks/exhaustive"));
    private static final long SEED = 7;
    private static Machine machine;

    @BeforeAll
    static void load() {
        machine = Machine.load(FOLDERS, "Abort");
    }

    private static TlaValue[] after(TlaValue[] state, TlaValue[] changed) {
        TlaValue[] after = state.clone();
        for (int part = 0; part < after.length; part++) {
            after[part] = changed[part] == null ? after[part] : changed[part];
        }
        return after;
    }

    /** A state, but what an action does not read is gone. */
    private static TlaValue[] only(TlaValue[] state, int mask) {
        TlaValue[] some = state.clone();
        for (int part = 0; part < some.length; part++) {
            some[part] = (mask & 1 << part) == 0 ? null : some[part];
        }
        return some;
    }

    @Test
    void variablesThatAreFunctionsOfSidesAreTakenApart() {
        assertThat(machine.parts()).contains("tcb[A]", "tcb[B]", "net[A]", "user[B]", "faults").doesNotContain("tcb");
        assertThat(machine.actions()).contains("Close(A)", "Deliver(B)", "Tick");
    }

    @Test
    void theStepsThatPartsAllowAreThoseOfTheWholeRelation() {
        SplittableRandom random = new SplittableRandom(SEED);
        TlaValue[] state = machine.initial().get(0);
        for (int step = 0; step < 400; step++) {
            Set<Long> found = new HashSet<>();
            List<TlaValue[]> all = new ArrayList<>();
            for (int action = 0; action < machine.actions().size(); action++) {
                for (TlaValue[] changed : machine.successors(action, state)) {
                    all.add(after(state, changed));
                    found.add(machine.fingerprint(after(state, changed)));
                }
                // Once known, the parts that it reads are enough.
                assertThat(machine.successors(action, only(state, machine.reads(action))))
                    .hasSameSizeAs(machine.successors(action, state));
            }
            assertThat(found).as("seed %d, step %d", SEED, step).isEqualTo(machine.next(state));
            state = step % 40 == 0 ? machine.initial().get(0) : all.get(random.nextInt(all.size()));
        }
        assertThat(read("Lose(A)")).containsExactly("net[A]");
        assertThat(read("Emit(A)")).containsExactlyInAnyOrder("tcb[A]", "net[B]");
    }

    private static List<String> read(String action) {
        int mask = machine.reads(machine.actions().indexOf(action));
        List<String> parts = new ArrayList<>();
        for (int part = 0; part < machine.parts().size(); part++) {
            if ((mask & 1 << part) != 0) {
                parts.add(machine.parts().get(part));
            }
        }
        return parts;
    }

    /** A broken book of one user breaks the claim of that user, whatever the rest is. */
    @Test
    void aClaimThatIsFalseIsFalseByItsParts() {
        TlaValue[] state = machine.initial().get(0).clone();
        int broken = machine.parts().indexOf("user[B]");
        RecordShape user = machine.shape("written", "closeCalled", "delivered", "ended", "fate");
        state[broken] = user.of(0, false, List.of(), false, "twice");
        List<String> names = new ArrayList<>();
        for (int claim = 0; claim < machine.claims().size(); claim++) {
            if (!machine.holds(claim, state)) {
                names.add(machine.claims().get(claim));
                assertThat(machine.claimReads(claim) & 1 << broken).isNotZero();
            }
        }
        assertThat(names).containsOnly("CloseEndsOnceInv");
    }

    @Test
    void tlcsOwnSearchIsGivenUpBeyondItsLimit() {
        assertThat(machine.reach(100)).isNull();
    }

    /** TLC's queue keeps 8,192 states in memory, and others on disk. */
    @Test
    void tlcsOwnSearchComesBackToStatesThatWaitedOnDisk(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("Wide.tla"), """
            ---- MODULE Wide ----
            EXTENDS Naturals
            VARIABLES x, y
            Init == x \\in [a : 0..299, b : {{"one"}, {}}] /\\ y \\in 0..49
            Next == y < 50 /\\ y' = 50 /\\ UNCHANGED x
            Spec == Init /\\ [][Next]_<<x, y>>
            ====
            """);
        Files.writeString(folder.resolve("Wide.cfg"), "SPECIFICATION Spec\n");
        assertThat(Machine.load(List.of(folder), "Wide").reach(100_000).size()).isEqualTo(600 * 51);
    }

    @Test
    void whatIsNoPredicateIsNamed() {
        assertThatThrownBy(() -> machine.claim("Nowhere")).isInstanceOf(SpecException.class).hasMessageContaining("Nowhere");
        assertThatThrownBy(() -> Machine.load(FOLDERS, "Nowhere")).isInstanceOf(SpecException.class)
            .hasMessageContaining("Nowhere");
    }
}
