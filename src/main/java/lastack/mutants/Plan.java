package lastack.mutants;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lastack.model.Bounded;

/**
 * What is written by hand about the mutants and the coverage: {@code plan.json}.
 *
 * @param leave modules of the specification that are not changed
 * @param models the small models in which every mutant is judged; a property whose name begins with Debug must be
 *     broken in them, as it says of what should happen that it cannot
 * @param equivalent mutants that are no change, with the argument
 * @param kept properties that are kept though no mutant is killed by them alone
 * @param unreached expressions that no model evaluates
 * @param vacuous implications and quantifiers whose condition is never true in any model
 */
public record Plan(List<Left> leave, List<Bounded> models, List<Equivalent> equivalent, List<Kept> kept,
        List<Expected> unreached, List<Expected> vacuous) {
    /** Makes the lists immutable. */
    public Plan {
        leave = given(leave);
        models = given(models);
        models.forEach(each -> need("model " + each.configuration(), each.module(), each.configuration()));
        equivalent = given(equivalent);
        kept = given(kept);
        unreached = given(unreached);
        vacuous = given(vacuous);
    }

    private static <T> List<T> given(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    private static void need(String entry, String... parts) {
        for (String part : parts) {
            if (part == null || part.isBlank()) {
                throw new PlanException("An entry of the plan lacks a part or its reason: " + entry + ".");
            }
        }
    }

    /**
     * A module that is not changed.
     *
     * @param module its name
     * @param reason why
     */
    public record Left(String module, String reason) {
        /** Checks the parts. */
        public Left {
            need("leave " + module, module, reason);
        }
    }

    /**
     * A mutant that is no change. It is named by what it does, not by its line, so that it goes stale only when the
     * expression does.
     *
     * @param module its module
     * @param definition the definition
     * @param rule the rule
     * @param old the expression, as {@link Mutant#old}
     * @param changed what it is changed to, as {@link Mutant#changed}
     * @param nth which of several that are alike, from 1; 0 where there is only one
     * @param reason the argument
     */
    public record Equivalent(String module, String definition, String rule, String old, String changed, int nth,
            String reason) {
        /** Checks the parts. */
        public Equivalent {
            need("equivalent " + definition, module, definition, rule, old, reason);
            changed = changed == null ? "" : changed;
        }

        boolean means(Mutant mutant) {
            return module.equals(mutant.module()) && definition.equals(mutant.definition())
                    && rule.equals(mutant.rule().toString()) && old.equals(mutant.old()) && changed.equals(mutant.changed());
        }

        @Override
        public String toString() {
            return "%s, %s, %s: %s -> %s".formatted(module, definition, rule, old, changed);
        }
    }

    /**
     * A property that is kept.
     *
     * @param property its name
     * @param reason what it is for
     */
    public record Kept(String property, String reason) {
        /** Checks the parts. */
        public Kept {
            need("kept " + property, property, reason);
        }
    }

    /**
     * An expression that is expected to be without effect.
     *
     * @param module its module
     * @param definition the definition
     * @param text the expression, its words one blank apart
     * @param reason why
     */
    public record Expected(String module, String definition, String text, String reason) {
        /** Checks the parts. */
        public Expected {
            need("expected " + definition, module, definition, text, reason);
        }

        @Override
        public String toString() {
            return "%s, %s: %s".formatted(module, definition, text);
        }
    }

    /**
     * Reads a plan.
     *
     * @param file the file
     * @return the plan
     * @throws PlanException if it cannot be read or lacks something
     */
    public static Plan read(Path file) {
        try {
            return JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build()
                    .readValue(Files.readString(file), Plan.class);
        } catch (JsonProcessingException e) {
            String why = e.getCause() instanceof PlanException cause ? cause.getMessage() : e.getOriginalMessage();
            throw new PlanException(file + " line " + (e.getLocation() == null ? "?" : e.getLocation().getLineNr()) + ": " + why);
        } catch (IOException e) {
            throw new PlanException(file + " cannot be read.");
        }
    }

    /**
     * Finds the mutants that are listed as no change.
     *
     * @param all every mutant that the rules make
     * @return the arguments, by mutant
     * @throws PlanException if an entry is none of them, or several
     */
    Map<Mutant, String> equivalents(List<Mutant> all) {
        Map<Mutant, String> found = new HashMap<>();
        for (Equivalent entry : equivalent) {
            List<Mutant> meant = all.stream().filter(entry::means).toList();
            if (meant.isEmpty() || entry.nth() > meant.size()) {
                throw new PlanException("The plan lists a mutant as equivalent that no rule makes: " + entry + ".");
            }
            if (entry.nth() == 0 && meant.size() > 1) {
                throw new PlanException("The plan lists a mutant as equivalent without saying which of " + meant.size()
                        + " (nth): " + entry + ".");
            }
            found.put(meant.get(Math.max(0, entry.nth() - 1)), entry.reason());
        }
        return found;
    }
}
