package lastack.verdict;

import lastack.refine.Sight;

/**
 * A segment that an endpoint has to do with, where it was captured.
 *
 * @param sight the segment
 * @param frame the number of its frame; of one that was not captured, that of the frame which shows it
 * @param time when it was captured, in nanoseconds
 */
record Sighting(Sight sight, long frame, long time) {
}
