package lastack.broken;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is written by hand about broken endpoints: {@code checks/broken/plan.json}.
 *
 * @param leave methods that are not changed, for no rule of TCP is in them
 * @param equivalent mutants that are no change, with the argument
 * @param permitted mutants that are a change, to another endpoint that RFC 9293 permits
 * @param elsewhere mutants that schedules cannot show, and something else does, with what that is
 */
public record Plan(List<Left> leave, List<Named> equivalent, List<Named> permitted, List<Named> elsewhere) {

    /** Takes immutable copies of the lists. */
    public Plan {
        leave = leave == null ? List.of() : List.copyOf(leave);
        equivalent = equivalent == null ? List.of() : List.copyOf(equivalent);
        permitted = permitted == null ? List.of() : List.copyOf(permitted);
        elsewhere = elsewhere == null ? List.of() : List.copyOf(elsewhere);
        elsewhere.forEach(each -> need("elsewhere", each.by()));
    }

    /** A plan that cannot be read, or does not fit. */
    public static final class UnfitException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnfitException(String message) {
            super(message);
        }
    }

    /**
     * A method that is not changed.
     *
     * @param type the simple name of its class
     * @param method its name
     * @param reason why
     */
    public record Left(String type, String method, String reason) {
        /** Checks the parts. */
        public Left {
            need("leave", type, method, reason);
        }
    }

    /**
     * A mutant, named by what it does and not by its line.
     *
     * @param type the simple name of the class
     * @param method the method
     * @param rule the rule
     * @param nth which of the method's, as {@link Mutant#nth}
     * @param description PIT's words, or a part of them; empty for any
     * @param by what finds it, of those that are found elsewhere; empty for the others
     * @param reason the argument
     */
    public record Named(String type, String method, String rule, int nth, String description, String by, String reason) {
        /** Checks the parts. */
        public Named {
            need("equivalent\", \"permitted\" or \"elsewhere", type, method, rule, reason);
            by = by == null ? "" : by;
            description = description == null ? "" : description;
        }

        boolean means(Mutant mutant) {
            return type.equals(mutant.type()) && method.equals(mutant.method()) && rule.equals(mutant.rule().toString())
                && nth == mutant.nth() && mutant.description().contains(description);
        }
    }

    private static void need(String entry, String... parts) {
        for (String part : parts) {
            if (part == null || part.isBlank()) {
                throw new UnfitException("an entry of \"" + entry + "\" lacks a part or its reason");
            }
        }
    }

    /**
     * Reads a plan.
     *
     * @param file the file
     * @return the plan, never null
     * @throws UnfitException if it cannot be read or lacks something
     */
    public static Plan read(Path file) {
        try {
            return JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build()
                .readValue(Files.readString(file), Plan.class);
        } catch (JsonProcessingException e) {
            String why = e.getCause() instanceof UnfitException cause ? cause.getMessage() : e.getOriginalMessage();
            throw new UnfitException(
                file + ", line " + (e.getLocation() == null ? "?" : e.getLocation().getLineNr()) + ": " + why + ".");
        } catch (IOException e) {
            throw new UnfitException(file + " cannot be read.");
        }
    }

    /**
     * The mutants that are tried.
     *
     * @param all every mutant that the rules make
     * @return those of methods that are not left out, in the same order
     * @throws UnfitException if a method that is left out has none
     */
    public List<Mutant> tried(List<Mutant> all) {
        for (Left left : leave) {
            if (all.stream().noneMatch(each -> means(left, each))) {
                throw new UnfitException("the plan leaves out " + left.type() + "." + left.method() + ", where no rule applies.");
            }
        }
        return all.stream().filter(each -> leave.stream().noneMatch(left -> means(left, each))).toList();
    }

    private static boolean means(Left left, Mutant mutant) {
        return left.type().equals(mutant.type()) && left.method().equals(mutant.method());
    }

    /**
     * The mutants that need not be found.
     *
     * @param all every mutant that the rules make
     * @return the arguments, by mutant
     * @throws UnfitException if an entry is none of them, or several
     */
    public Map<Mutant, Excuse> excuses(List<Mutant> all) {
        Map<Mutant, Excuse> found = new LinkedHashMap<>();
        equivalent.forEach(each -> found.put(meant(each, all), new Excuse(Excuse.Kind.EQUIVALENT, each.reason())));
        permitted.forEach(each -> found.put(meant(each, all), new Excuse(Excuse.Kind.PERMITTED, each.reason())));
        elsewhere.forEach(each -> found.put(meant(each, all), new Excuse(Excuse.Kind.ELSEWHERE, each.reason())));
        return found;
    }

    /**
     * The mutants that something else finds.
     *
     * @param all every mutant that the rules make
     * @param by what finds them, as the plan names it
     * @return them, in the order of the plan
     * @throws UnfitException if an entry is none of them, or several
     */
    public List<Mutant> foundBy(List<Mutant> all, String by) {
        return elsewhere.stream().filter(each -> each.by().equals(by)).map(each -> meant(each, all)).toList();
    }

    private static Mutant meant(Named entry, List<Mutant> all) {
        List<Mutant> meant = all.stream().filter(entry::means).toList();
        if (meant.size() != 1) {
            throw new UnfitException("the plan excuses " + entry.type() + "." + entry.method() + ":" + entry.rule() + ":"
                + entry.nth() + ", which is " + (meant.isEmpty() ? "none" : meant.size()) + " of the mutants.");
        }
        return meant.get(0);
    }
}
