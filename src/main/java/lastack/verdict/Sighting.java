package lastack.verdict;

import java.util.List;
import lastack.refine.Sight;

/**
 * A segment that an endpoint has to do with, where it was captured.
 *
 * @param sight the segment
 * @param frame the number of its frame; of one that was not captured, that of the frame which shows it
 * @param time when it was captured, in nanoseconds
 * @param ways what may have happened just before it and was not captured, one of these; none if nothing is missing
 */
record Sighting(Sight sight, long frame, long time, List<List<Sight>> ways) {

    Sighting(Sight sight, long frame, long time) {
        this(sight, frame, time, List.of());
    }

    /** The same, where something is missing before it. */
    Sighting after(List<List<Sight>> missing) {
        return new Sighting(sight, frame, time, missing);
    }

    /** Another segment, where this one shows that it was not captured. */
    Sighting shows(Sight other) {
        return new Sighting(other, frame, time);
    }
}
