package lastack.refine;

import lastack.trace.TcbView;

/** Where a step was made that is none of {@code Teardown}'s. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Label label;
    private final transient TcbView before;
    private final transient TcbView after;
    private final transient Judgement.Unexplained why;

    Refused(Label label, TcbView before, TcbView after, Judgement.Unexplained why) {
        super(why.reason().orElse("no outcome of the relation is this step"));
        this.label = label;
        this.before = before;
        this.after = after;
        this.why = why;
    }

    Label label() {
        return label;
    }

    TcbView before() {
        return before;
    }

    TcbView after() {
        return after;
    }

    Judgement.Unexplained why() {
        return why;
    }
}
