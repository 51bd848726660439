package lastack.mutants;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lastack.model.Bounded;

/** A specification of a few lines in which every rule finds something, and a module that judges it. */
final class Lamp {

    static final String TEXT = """
        -------------------------------- MODULE Lamp --------------------------------
        EXTENDS Integers

        VARIABLE lamp

        Colours == {"red", "green"}

        Init == lamp = [on |-> FALSE, turns |-> 0, colour |-> "red"]

        Turn ==
          /\\ ~lamp.on \\/ lamp.turns < 4
          /\\ lamp' = [lamp EXCEPT !.on = ~@,
                                  !.turns = IF @ < 3 THEN @ + 1 ELSE 0]

        Paint ==
          /\\ lamp.on => lamp.turns > 0
          /\\ \\E c \\in Colours \\cup {"red"} :
               c # lamp.colour /\\ lamp' = [lamp EXCEPT !.colour = c]

        Bright(t) ==
          CASE t.on /\\ t.colour = "green" -> 2
            [] OTHER -> 1

        Lit == \\A t \\in {lamp} : t.on => Bright(t) > 0

        Reset == lamp.turns > 5 /\\ lamp' = [lamp EXCEPT !.turns = 0]

        Next == Turn \\/ Paint \\/ Reset

        Spec == Init /\\ [][Next]_lamp

        Fair == Spec /\\ WF_lamp(Turn) /\\ WF_lamp(Paint)
        =============================================================================
        """;

    static final String JUDGE = """
        ---- MODULE Judge ----
        EXTENDS Lamp
        TypeInv == lamp.turns \\in 0..3 /\\ lamp.colour \\in Colours
        GreenInv == lamp.colour = "green" => lamp.turns \\in 0..3
        BlueInv == lamp.colour = "blue" => lamp.turns = 0
        SwitchProp == [][lamp'.on # lamp.on => lamp'.colour = lamp.colour]_lamp
        AgainProp == lamp.on ~> ~lamp.on
        DebugNeverGreenInv == lamp.colour # "green"
        ====
        """;

    static final String CONFIGURATION = """
        SPECIFICATION Fair
        INVARIANTS TypeInv GreenInv BlueInv DebugNeverGreenInv
        PROPERTIES SwitchProp AgainProp
        """;

    static final Plan PLAN = plan();

    private Lamp() {
    }

    static Plan plan(Plan.Equivalent... equivalent) {
        return new Plan(List.of(new Plan.Left("Judge", "it judges")), List.of(Bounded.of("Judge")), List.of(equivalent),
            List.of(), List.of(), List.of());
    }

    /** Writes the specification and, in a folder of their own, the judge and its configuration. */
    static Path spec(Path folder) {
        return spec(folder, TEXT);
    }

    static Path spec(Path folder, String lamp) {
        try {
            Path spec = Files.createDirectories(folder.resolve("spec"));
            Files.writeString(spec.resolve("Lamp.tla"), lamp);
            return spec;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path models(Path folder) {
        return models(folder, JUDGE, CONFIGURATION);
    }

    static Path models(Path folder, String judge, String configuration) {
        try {
            Path models = Files.createDirectories(folder.resolve("models"));
            Files.writeString(models.resolve("Judge.tla"), judge);
            Files.writeString(models.resolve("Judge.cfg"), configuration);
            return models;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
