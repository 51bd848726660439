package lastack.tcp;

import lastack.wire.Segment;

/**
 * A segment that goes out.
 *
 * @param tcb the control block after it was sent
 * @param segment the segment
 */
public record Emission(Tcb tcb, Segment segment) { }
