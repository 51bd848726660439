package lastack.capture;

import java.util.Objects;
import lastack.trace.SegmentView;
import lastack.wire.SeqNumber;
import lastack.wire.TcpFlags;
import lastack.wire.TcpOptions;

/**
 * One segment of a connection, as it was captured. It stays as it is, whatever becomes of the array that it was read from.
 *
 * @param frame its number in the capture, from 1
 * @param time when it was captured, in nanoseconds since 1970; in some captures later segments have earlier times
 * @param fromClient whether the client sent it: see {@link Connection#client}
 * @param seq the 32 bits of SEG.SEQ
 * @param ack the 32 bits of the acknowledgment field, which means nothing without the control bit
 * @param flags the control bits, of {@link TcpFlags}
 * @param window the window field, 0 to 65535, not scaled
 * @param length the octets of text, by the headers; unlike SEG.LEN it counts neither SYN nor FIN
 * @param options the options
 * @param whole whether all its octets were captured; if not, some of the text or of the options are missing
 */
public record Observed(long frame, long time, boolean fromClient, int seq, int ack, int flags, int window, int length,
                       TcpOptions options, boolean whole) {

    /** Checks the parts. */
    public Observed {
        Objects.requireNonNull(options, "options");
    }

    /** Whether one of these control bits, of {@link TcpFlags}, is set. */
    public boolean has(int flag) {
        return (flags & flag) != 0;
    }

    /** The 32 bits of the number just beyond the segment, SYN and FIN included. */
    public int end() {
        return seq + length + (has(TcpFlags.SYN) ? 1 : 0) + (has(TcpFlags.FIN) ? 1 : 0);
    }

    /** The segment in the terms of the model; its window is the field's, not scaled. */
    public SegmentView segment() {
        return new SegmentView(new SeqNumber(seq), new SeqNumber(ack), TcpFlags.controls(flags), window, length);
    }
}
