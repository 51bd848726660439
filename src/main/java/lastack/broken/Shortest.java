package lastack.broken;

import java.util.OptionalLong;
import lastack.contract.Maker;

/** Knows how few steps an endpoint can be found in, as a search of all behaviours in a bound does, breadth first. */
@FunctionalInterface
public interface Shortest {

    /** Does not search. */
    Shortest UNKNOWN = maker -> Least.not("it was not searched for");

    /**
     * How short the shortest schedule is.
     *
     * @param steps in how few steps, counted as {@link Found#steps}, the endpoint can take one that is not permitted, or fail in
     *     a call; empty where that is not known
     * @param why why it is not known; empty where it is
     */
    record Least(OptionalLong steps, String why) {

        static Least of(long steps) {
            return new Least(OptionalLong.of(steps), "");
        }

        static Least not(String why) {
            return new Least(OptionalLong.empty(), why);
        }
    }

    /**
     * Searches.
     *
     * @param maker makes the endpoint
     * @return what is known, never null
     */
    Least of(Maker maker);
}
