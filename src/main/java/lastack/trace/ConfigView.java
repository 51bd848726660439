package lastack.trace;

/**
 * What an endpoint is set to, as far as its peer or its user can notice. Times in ticks, sizes in octets.
 *
 * @param twoMsl how long TIME-WAIT lasts
 * @param rtoInitial the retransmission timeout before any backoff
 * @param rtoMax where the backoff stops
 * @param ackDelay how long an acknowledgment may be delayed
 * @param userTimeout how long something may stay unacknowledged, -1 for any time
 * @param rcvBuf the size of the receive buffer
 * @param issStep how far above SND.NXT the initial number lies of a connection that is opened anew from TIME-WAIT
 */
public record ConfigView(long twoMsl, long rtoInitial, long rtoMax, long ackDelay, long userTimeout, int rcvBuf,
                         int issStep) { }
