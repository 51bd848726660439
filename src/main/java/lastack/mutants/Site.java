package lastack.mutants;

import java.util.function.BiConsumer;
import lastack.model.Expression;
import lastack.model.ModuleSyntax;
import lastack.model.Span;

/**
 * A place at which rules are tried.
 *
 * @param module the module
 * @param here the expression
 * @param parent what it is part of; the expression itself if it is a whole definition
 * @param knowledge of all modules
 * @param found receives each change, and the part of the text that shows it
 */
record Site(ModuleSyntax module, Expression here, Expression parent, Knowledge knowledge, BiConsumer<Edit, Span> found) {

    String text(Expression expression) {
        return expression.span().in(module.text());
    }

    /** Whether this is only part of a longer application of the same operators. */
    boolean inner(String... operators) {
        return parent != here && parent.applies(operators) && here.applies(operators);
    }

    /** What shows a change of a single word. */
    Span around() {
        Span whole = parent.span();
        boolean field = parent.applies("$Pair", "$Seq", "$RcdSelect");
        return whole.from() <= here.span().from() && here.span().to() <= whole.to() && !field ? whole
                : field && parent.applies("$Pair") ? whole : here.span();
    }

    void replace(Expression expression, String text) {
        replace(expression.span(), text, expression.span());
    }

    void replace(Span place, String text, Span shown) {
        if (!place.in(module.text()).equals(text)) {
            found.accept(new Edit(place, text), shown);
        }
    }

    void keepLeft() {
        here.sign().ifPresent(sign -> replace(new Span(sign.from(), here.span().to()), "", here.span()));
    }

    void keepRight() {
        here.sign().ifPresent(sign -> replace(new Span(here.span().from(), sign.to()), "", here.span()));
    }
}
