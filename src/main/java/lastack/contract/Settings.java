package lastack.contract;

import lastack.trace.ConfigView;

/**
 * What an endpoint is to be set to. Times in ticks, sizes in octets.
 *
 * @param twoMsl how long TIME-WAIT lasts, at least 1
 * @param rtoInitial the retransmission timeout before any backoff, at least 1
 * @param rtoMax where the backoff stops, at least {@code rtoInitial}
 * @param ackDelay how long an acknowledgment of text in order may wait, at least 0
 * @param userTimeout how long something may stay unacknowledged (RFC 9293, section 3.9.1.1), at least 1; -1 for any time
 * @param rcvBuf how much received text is kept until the user takes it, 1 to 65535
 * @param mss the most text in one segment, at least 1; a wish that the relation does not look at
 * @param issStep how far above SND.NXT the initial number lies of a connection that is opened anew from TIME-WAIT (3.6.1,
 *     MAY-2), at least 1; without meaning for an endpoint that never does that
 */
public record Settings(long twoMsl, long rtoInitial, long rtoMax, long ackDelay, long userTimeout, int rcvBuf, int mss,
                       int issStep) {

    /** What a trace says of it. */
    public ConfigView view() {
        return new ConfigView(twoMsl, rtoInitial, rtoMax, ackDelay, userTimeout, rcvBuf, issStep);
    }
}
