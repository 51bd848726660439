package lastack.wire;

import java.util.Set;

/** The control bits as a TCP header carries them (RFC 9293, section 3.1), in one int. */
public final class TcpFlags {

    /** No more text from the sender. */
    public static final int FIN = 0x001;
    /** Synchronize sequence numbers. */
    public static final int SYN = 0x002;
    /** Reset the connection. */
    public static final int RST = 0x004;
    /** Push function. */
    public static final int PSH = 0x008;
    /** The acknowledgment field is significant. */
    public static final int ACK = 0x010;
    /** The urgent pointer field is significant. */
    public static final int URG = 0x020;
    /** ECN-Echo (RFC 3168). */
    public static final int ECE = 0x040;
    /** Congestion window reduced (RFC 3168). */
    public static final int CWR = 0x080;
    /** All twelve bits between data offset and window, the reserved ones included. */
    public static final int ALL = 0xfff;

    private TcpFlags() {
    }

    /** Those that the model knows, as an immutable set. */
    public static Set<Control> controls(int flags) {
        // Four bits, so that the same sixteen sets serve all.
        return SETS[(flags & SYN) >> 1 | (flags & ACK) >> 3 | (flags & FIN) << 2 | (flags & RST) << 1];
    }

    /** The bits of a set of control bits. */
    public static int of(Set<Control> controls) {
        int flags = 0;
        for (Control control : controls) {
            flags |= switch (control) {
                case SYN -> SYN;
                case ACK -> ACK;
                case FIN -> FIN;
                case RST -> RST;
            };
        }
        return flags;
    }

    private static final Set<Control>[] SETS = sets();

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Set<Control>[] sets() {
        Set[] sets = new Set[16];
        for (int i = 0; i < sets.length; i++) {
            java.util.List<Control> some = new java.util.ArrayList<>();
            for (Control control : Control.values()) {
                if ((i & 1 << control.ordinal()) != 0) {
                    some.add(control);
                }
            }
            sets[i] = Control.set(some);
        }
        return sets;
    }
}
