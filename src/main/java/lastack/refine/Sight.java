package lastack.refine;

import java.util.HashSet;
import java.util.Set;
import lastack.wire.Control;

/**
 * A segment of a connection as one of its endpoints has to do with it: it arrives there, or was sent there.
 *
 * @param arrives whether it arrives; else it leaves
 * @param seq the 32 bits of SEG.SEQ
 * @param ack the 32 bits of SEG.ACK; 0 without an ACK
 * @param wnd the window in octets, the window scale taken into account
 * @param len the octets of text
 * @param bits the control bits, as {@link #bits} makes them
 */
public record Sight(boolean arrives, int seq, int ack, int wnd, int len, int bits) {

    private static final int SYN = 1 << Control.SYN.ordinal();
    private static final int ACK = 1 << Control.ACK.ordinal();
    private static final int FIN = 1 << Control.FIN.ordinal();
    private static final int RST = 1 << Control.RST.ordinal();

    /**
     * Leaves out what means nothing: the ACK where the bit is not set, the window of a reset, and what a reset that leaves says
     * of why.
     */
    public Sight {
        // It is known by its SEQ alone, unless that is the 0 that says that the ACK counts.
        bits = (bits & RST) != 0 && !arrives && seq != 0 ? bits & ~ACK : bits;
        ack = (bits & ACK) == 0 ? 0 : ack;
        wnd = (bits & RST) == 0 ? wnd : 0;
        len = (bits & RST) == 0 || arrives ? len : 0;
    }

    /** Control bits as an int. */
    public static int bits(Set<Control> ctl) {
        int bits = 0;
        for (Control control : ctl) {
            bits |= 1 << control.ordinal();
        }
        return bits;
    }

    /** Whether it has a SYN. */
    public boolean isSyn() {
        return (bits & SYN) != 0;
    }

    /** Whether it acknowledges. */
    public boolean isAck() {
        return (bits & ACK) != 0;
    }

    /** Whether it has a FIN. */
    public boolean isFin() {
        return (bits & FIN) != 0;
    }

    /** Whether it is a reset. */
    public boolean isRst() {
        return (bits & RST) != 0;
    }

    /** SEG.LEN, its SYN and FIN included (RFC 9293, section 3.4). */
    public int length() {
        return len + (isSyn() ? 1 : 0) + (isFin() ? 1 : 0);
    }

    /** The 32 bits of the number just beyond it. */
    public int end() {
        return seq + length();
    }

    /** SEQ of a reset with ACK that leaves is the literal 0 where it answers what had no ACK (RFC 9293, section 3.10.7.1). */
    boolean isLiteral() {
        return !arrives && isRst() && isAck() && seq == 0;
    }

    /** A SYN that begins a connection: nothing is known yet that its ACK or its window could be counted from. */
    boolean isBare() {
        return !isAck();
    }

    Set<Object> ctl() {
        Set<Object> ctl = new HashSet<>();
        for (Control control : Control.values()) {
            if ((bits & 1 << control.ordinal()) != 0) {
                ctl.add(control.name());
            }
        }
        return ctl;
    }
}
