package lastack.capture;

import lastack.wire.TcpFlags;

/** What was seen of one direction of a connection: what one endpoint sent. */
final class Way {

    boolean any;
    boolean syn;
    /** Whether a SYN without ACK was seen. */
    boolean plainSyn;
    int iss;
    /** Beyond the last octet, SYN or FIN that was seen. */
    int next;
    boolean acked;
    /** The highest number that was acknowledged: of the other direction. */
    int ack;
    boolean fin;
    /** Beyond the first FIN. */
    int finEnd;
    boolean finAcked;
    /** Whether the first FIN acknowledged the other direction's FIN, or its sender had done so before. */
    boolean finAfterFin;
    /** Whether that acknowledgment came before the FIN, in a segment of its own. */
    boolean ackedFinAlone;
    boolean reset;
    boolean synAcked;

    /** Keeps account of a segment that this endpoint sent. */
    void sent(Observed segment) {
        if (segment.has(TcpFlags.SYN) && !syn) {
            syn = true;
            iss = segment.seq();
        }
        if (!segment.has(TcpFlags.RST) && (!any || segment.end() - next > 0)) {
            next = segment.end();
        }
        if (segment.has(TcpFlags.ACK) && (!acked || segment.ack() - ack > 0) && !segment.has(TcpFlags.RST)) {
            acked = true;
            ack = segment.ack();
        }
        any = true;
    }

    /** Whether this endpoint acknowledges all up to a number of the other direction. */
    static boolean covers(Observed segment, int number) {
        return segment.has(TcpFlags.ACK) && !segment.has(TcpFlags.RST) && segment.ack() - number >= 0;
    }
}
