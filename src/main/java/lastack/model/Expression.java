package lastack.model;

import java.util.List;
import java.util.Optional;

/**
 * An expression of a module as TLC's parser understands it.
 *
 * @param kind what it is
 * @param name the operator as the parser names it ({@code \land}, {@code $ConjList}, {@code $Except}, {@code Max}), the
 *     variable, the number, the string without its quotes, or the operator that is an argument; empty for what else there is
 * @param span where it stands
 * @param sign where the sign of its operator stands, for infix and prefix operators and quantifiers
 * @param level 0 for a constant, 1 for a function of the state, 2 for an action, 3 for a temporal formula
 * @param parts what it consists of, in the order of the text; a quantifier's bounds come before its body, the
 *     definitions of a LET before what they are for, the case OTHER has one part
 */
public record Expression(Kind kind, String name, Span span, Optional<Span> sign, int level, List<Expression> parts) {
    /** Makes the list immutable. */
    public Expression {
        parts = List.copyOf(parts);
    }

    /** What an expression can be. */
    public enum Kind {
        /** An operator applied to its parts, none at all included. */
        APPLICATION,
        /** A variable. */
        VARIABLE,
        /** A numeral. */
        NUMBER,
        /** A string in quotes. */
        STRING,
        /** LET ... IN. */
        LET,
        /** An operator without arguments as an argument, {@code @}, or what else has no parts. */
        OTHER
    }

    /**
     * Says whether an operator is applied here.
     *
     * @param names as {@code name}
     * @return whether one of them is
     */
    public boolean applies(String... names) {
        return kind == Kind.APPLICATION && List.of(names).contains(name);
    }
}
