package lastack.capture;

import lastack.wire.Octets;

/** Finds the IP packet in a frame, behind whatever headers there are. */
final class LinkLayer {

    /** The frame holds something else. */
    static final int OTHER = -1;
    /** The frame is too short for its headers. */
    static final int CUT = -2;
    /** Frames of this link type are not understood. */
    static final int UNKNOWN = -3;

    private static final int NULL = 0;
    private static final int ETHERNET = 1;
    private static final int PPP = 9;
    private static final int RAW_BSD = 12;
    private static final int RAW_OPENBSD = 14;
    private static final int PPP_SERIAL = 50;
    private static final int PPPOE = 51;
    private static final int RAW = 101;
    private static final int LOOP = 108;
    private static final int COOKED = 113;
    private static final int IPV4 = 228;
    private static final int IPV6 = 229;
    private static final int COOKED_2 = 276;

    private static final int TYPE_IPV4 = 0x0800;
    private static final int TYPE_IPV6 = 0x86dd;
    private static final int TYPE_VLAN = 0x8100;
    private static final int TYPE_QINQ = 0x88a8;
    private static final int TYPE_OLD_QINQ = 0x9100;
    private static final int TYPE_OLDER_QINQ = 0x9200;
    private static final int TYPE_MPLS = 0x8847;
    private static final int TYPE_MPLS_MULTICAST = 0x8848;
    private static final int TYPE_PPPOE = 0x8864;
    private static final int TYPE_PPP = 0x880b;
    private static final int TYPE_BRIDGED = 0x6558;
    private static final int LONGEST_LLC = 1500;

    private LinkLayer() {
    }

    /**
     * Where in a frame its IP packet begins.
     *
     * @param linkType what the frame begins with
     * @param octets the array
     * @param from the frame's first octet
     * @param to beyond its last
     * @return an index into the array, below {@code to}; or {@link #OTHER}, {@link #CUT} or {@link #UNKNOWN}
     */
    static int ip(int linkType, byte[] octets, int from, int to) {
        int at = switch (linkType) {
            case ETHERNET -> ethernet(octets, from, to);
            case RAW, RAW_BSD, RAW_OPENBSD, IPV4, IPV6 -> from;
            case NULL, LOOP -> loopback(octets, from, to);
            case COOKED -> to - from < 16 ? CUT : typed(Octets.u16(octets, from + 14), octets, from + 16, to);
            case COOKED_2 -> to - from < 20 ? CUT : typed(Octets.u16(octets, from), octets, from + 20, to);
            case PPP, PPP_SERIAL -> ppp(octets, from, to);
            case PPPOE -> ppp(octets, from + 6, to);
            default -> UNKNOWN;
        };
        return at >= to ? CUT : at;
    }

    /**
     * Where the IP packet begins in what a type of Ethernet stands for.
     *
     * @param type an EtherType, or the length of a frame with a header of LLC
     * @param octets the array
     * @param from the first octet behind the type
     * @param to beyond the last octet
     * @return an index into the array, which may lie beyond the last octet; or one of the constants
     */
    static int typed(int type, byte[] octets, int from, int to) {
        int what = type;
        int at = from;
        while (at <= to) {
            switch (what) {
                case TYPE_IPV4, TYPE_IPV6 -> {
                    return at;
                }
                case TYPE_VLAN, TYPE_QINQ, TYPE_OLD_QINQ, TYPE_OLDER_QINQ -> {
                    if (at + 4 > to) {
                        return CUT;
                    }
                    what = Octets.u16(octets, at + 2);
                    at += 4;
                }
                case TYPE_PPPOE -> {
                    return ppp(octets, at + 6, to);
                }
                case TYPE_PPP -> {
                    return ppp(octets, at, to);
                }
                case TYPE_MPLS, TYPE_MPLS_MULTICAST -> {
                    return mpls(octets, at, to);
                }
                case TYPE_BRIDGED -> {
                    return ethernet(octets, at, to);
                }
                default -> {
                    if (what > LONGEST_LLC || at + 8 > to || Octets.u16(octets, at) != 0xaaaa) {
                        return OTHER;
                    }
                    what = Octets.u16(octets, at + 6);
                    at += 8;
                }
            }
        }
        return CUT;
    }

    private static int ethernet(byte[] octets, int from, int to) {
        return to - from < 14 ? CUT : typed(Octets.u16(octets, from + 12), octets, from + 14, to);
    }

    private static int mpls(byte[] octets, int from, int to) {
        int at = from;
        while (at + 4 < to && (Octets.u8(octets, at + 2) & 1) == 0) {
            at += 4;
        }
        at += 4;
        if (at >= to) {
            return CUT;
        }
        // What is below the labels is agreed on elsewhere. The first four bits tell IP from the control word of a pseudowire.
        return switch (Octets.u8(octets, at) >> 4) {
            case 4, 6 -> at;
            case 0 -> ethernet(octets, Math.min(at + 4, to), to);
            default -> OTHER;
        };
    }

    private static int ppp(byte[] octets, int from, int to) {
        int at = from;
        if (at + 2 < to && Octets.u16(octets, at) == 0xff03) {
            at += 2;
        }
        if (at + 2 > to) {
            return CUT;
        }
        // A protocol's first octet is even, and may be left out if it is zero.
        boolean compressed = (octets[at] & 1) != 0;
        int protocol = compressed ? Octets.u8(octets, at) : Octets.u16(octets, at);
        return protocol == 0x21 || protocol == 0x57 ? at + (compressed ? 1 : 2) : OTHER;
    }

    /** The family is in the byte order of the machine that captured, and that of IPv6 has a number of each system's own. */
    private static int loopback(byte[] octets, int from, int to) {
        if (to - from < 4) {
            return CUT;
        }
        int bits = Octets.i32(octets, from);
        int family = bits >>> 16 == 0 ? bits : Integer.reverseBytes(bits);
        return family == 2 || family == 10 || family == 24 || family == 28 || family == 30 ? from + 4 : OTHER;
    }
}
