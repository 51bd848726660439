package lastack.broken;

import java.util.OptionalLong;
import lastack.contract.Maker;

/** Knows how few steps an endpoint can be found in, as a search of all behaviours in a bound does, breadth first. */
@FunctionalInterface
public interface Shortest {

    /** Knows of none. */
    Shortest UNKNOWN = maker -> OptionalLong.empty();

    /**
     * Searches.
     *
     * @param maker makes the endpoint
     * @return the number of steps to the first one that is not permitted, that one included, the passing of time apart; empty if
     *     there is none in the bound
     */
    OptionalLong of(Maker maker);
}
