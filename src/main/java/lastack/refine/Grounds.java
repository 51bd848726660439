package lastack.refine;

import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;

/**
 * What it takes to explain what was seen. Of two, the smaller takes less for granted: fewer deviations, then fewer of the things
 * that explain nearly everything ({@link #STRONG}; a user timeout is the strongest), then fewer options, then fewer kinds of
 * calls, then of timeouts.
 *
 * @param deviations what RFC 9293 does not permit, by the names of {@code Policies.tla}
 * @param options what it leaves open, by those names
 * @param assumptions the kinds of events that must have happened unseen, by their names in the relation, and {@link #LOSS}
 */
public record Grounds(Set<String> deviations, Set<String> options, Set<String> assumptions)
    implements Comparable<Grounds> {

    /** That a segment which was seen did not arrive. */
    public static final String LOSS = "Loss";

    private static final String USER_TIMEOUT = "UserTimeout";

    /** Assumptions that explain nearly everything. */
    public static final Set<String> STRONG = Set.of("Abort", "Detach", USER_TIMEOUT, LOSS);

    private static final Set<String> CALLS = Set.of("Open", "Send", "Receive", "Close", "Detach", "Abort");
    private static final Set<String> OTHERS = Set.of("RetransmitTimeout", "TimeWaitTimeout", USER_TIMEOUT, LOSS);

    private static final Comparator<Grounds> ORDER = Comparator
        .comparingInt((Grounds each) -> each.deviations().size())
        .thenComparing(each -> each.count(STRONG))
        // It takes long, and many retransmissions, and not just a call.
        .thenComparing(each -> each.assumptions().contains(USER_TIMEOUT))
        .thenComparing(each -> each.options().size())
        .thenComparing(each -> each.count(CALLS))
        .thenComparing(each -> each.count(OTHERS))
        .thenComparing(Grounds::toString);

    static Grounds of(Set<String> rests, Set<String> allDeviations) {
        Set<String> deviations = new TreeSet<>();
        Set<String> options = new TreeSet<>();
        Set<String> assumptions = new TreeSet<>();
        for (String name : rests) {
            (CALLS.contains(name) || OTHERS.contains(name) ? assumptions
                : allDeviations.contains(name) ? deviations : options).add(name);
        }
        return new Grounds(deviations, options, assumptions);
    }

    private long count(Set<String> kinds) {
        return assumptions.stream().filter(kinds::contains).count();
    }

    /** Whether this has no more deviations, and no more assumptions that explain nearly everything, than another. */
    boolean isAsStrongAs(Grounds other) {
        return deviations.size() <= other.deviations().size() && count(STRONG) <= other.count(STRONG);
    }

    @Override
    public int compareTo(Grounds other) {
        return ORDER.compare(this, other);
    }
}
