package lastack.sim;

import java.util.List;
import java.util.Optional;
import lastack.trace.Side;
import lastack.trace.TellView;
import lastack.wire.Text;

/**
 * How a run went.
 *
 * @param a side A
 * @param b side B
 * @param steps how many steps there were
 * @param ticks when the last of them was, but for the last tick of each side
 * @param quiescent whether the run came to rest: nothing to arrive, no timer running, no call to make
 * @param failure why the run was given up, if an endpoint did what no endpoint may, such as sending for ever
 */
public record Result(Party a, Party b, long steps, long ticks, boolean quiescent, Optional<String> failure) {

    /**
     * What one user did and saw.
     *
     * @param written the octets that SEND took
     * @param received the octets that it was given, in the order in which it was given them
     * @param tells all that it was told, in order; immutable
     * @param state the state at the end, as the RFC writes it
     */
    public record Party(Text written, Text received, List<TellView> tells, String state) {

        /** Takes an immutable copy of the list. */
        public Party {
            tells = List.copyOf(tells);
        }

        /** How often it was told something of a kind. */
        public long told(Class<? extends TellView> kind) {
            return tells.stream().filter(kind::isInstance).count();
        }
    }

    /** The party on a side. */
    public Party party(Side side) {
        return side == Side.A ? a : b;
    }
}
