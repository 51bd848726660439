package lastack.cli;

import java.util.Locale;
import lastack.refine.Beliefs;
import lastack.refine.Hidden;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What a trace is judged without. */
final class HiddenOptions {

    @Option(names = "--hidden", paramLabel = "WHAT", required = true, converter = HiddenName.class,
        description = {"Judge each endpoint as if these were not in the trace:",
            " calls (the user's), states (control blocks), calls-and-states,",
            " or all (but segments and time)."})
    private Hidden hidden;

    @Option(names = "--policy", paramLabel = "NAME", defaultValue = "ours", converter = PolicyName.class,
        description = {"With --hidden, what an endpoint may do: ours, or everything",
            " (each option, and each deviation that has a name)."})
    private Beliefs.Policy policy;

    @Option(names = "--losses", description = "With --hidden, a segment that arrives may have been lost after all.")
    private boolean losses;

    Hidden hidden() {
        return hidden;
    }

    Beliefs.Policy policy() {
        return policy;
    }

    boolean losses() {
        return losses;
    }

    /** As in {@code calls-and-states}. */
    private static <E extends Enum<E>> E named(String name, E[] values) {
        StringBuilder names = new StringBuilder();
        for (E each : values) {
            String word = each.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (word.equals(name)) {
                return each;
            }
            names.append(names.isEmpty() ? "" : ", ").append(word);
        }
        throw new TypeConversionException("'" + name + "' is none of " + names);
    }

    static final class HiddenName implements ITypeConverter<Hidden> {
        @Override
        public Hidden convert(String name) {
            return named(name, Hidden.values());
        }
    }

    static final class PolicyName implements ITypeConverter<Beliefs.Policy> {
        @Override
        public Beliefs.Policy convert(String name) {
            return named(name, Beliefs.Policy.values());
        }
    }
}
