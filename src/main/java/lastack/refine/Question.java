package lastack.refine;

/** A segment, with where its numbers are among those of what is known. One is made for each segment, so it keeps little. */
final class Question {

    private static final int EDGE = 4;

    private final Known known;
    private final Sight seen;
    private final long from;
    private final long base;
    private final int synWindow;

    Question(Known known, Sight seen, int synWindow) {
        this.known = known;
        this.seen = seen;
        this.synWindow = synWindow;
        long[] ackLine = ackLine();
        from = Line.near(seqLine(), seen.seq());
        // The window of a segment without an ACK counts from the ISS.
        base = seen.isAck() ? Line.near(ackLine, seen.ack()) : ackLine.length > 0 ? ackLine[0] : 0;
    }

    private long[] seqLine() {
        return seen.arrives() ? known.receive() : known.send();
    }

    private long[] ackLine() {
        return seen.arrives() ? known.send() : known.receive();
    }

    private boolean hasSeq() {
        return !seen.isLiteral();
    }

    private boolean hasWnd() {
        return seen.isAck() || seen.arrives() && known.send().length > 0;
    }

    /** A SYN that arrives: RCV.NXT, and the window from there, may begin with it. */
    boolean opensReceiveSpace() {
        return seen.isSyn() && seen.arrives();
    }

    Known known() {
        return known;
    }

    Sight seen() {
        return seen;
    }

    /** The numbers of the space that SEG.SEQ is in: SEG.SEQ, the FIN's, the end; and with a SYN the first octet's and the edge. */
    long[] seq() {
        long[] all = new long[!hasSeq() ? 0 : opensReceiveSpace() ? EDGE + 1 : EDGE - 1];
        for (int i = 0; i < all.length; i++) {
            all[i] = seq(i);
        }
        return all;
    }

    /** One of the numbers of {@link #seq}. */
    long seq(int index) {
        return switch (index) {
            case 0 -> from;
            case 1 -> seen.isFin() ? end() - 1 : end();
            case 2 -> end();
            case 3 -> from + 1;
            default -> from + 1 + synWindow;
        };
    }

    private long end() {
        return from + seen.length();
    }

    /** The numbers of the space that SEG.ACK is in: SEG.ACK, or what stands for it, and the edge of the window. */
    long[] ack() {
        return hasWnd() ? new long[] {ack(0), ack(1)} : new long[0];
    }

    /** One of the numbers of {@link #ack}. */
    long ack(int index) {
        return index == 0 ? base : base + seen.wnd();
    }

    /** Whether all that matters of it fits into a key. */
    boolean hasKey() {
        return known.send().length < Line.MOST / 2 && known.receive().length < Line.MOST / 2
            && !(opensReceiveSpace() && seen.length() > 1);
    }

    /** Whether the key leaves out how near numbers are that are not the same; what follows has to be as loose then. */
    boolean isLoose() {
        return known.pattern().isLoose();
    }

    long one(WireBeliefs.Leave leave) {
        boolean hasSeq = hasSeq();
        long key = (seen.arrives() ? 1 : 0) | (hasSeq ? 2 : 0) | (hasWnd() ? 4 : 0) | (long) leave.ordinal() << 3
            | (long) seen.bits() << 5 | (long) Line.distance(seen.len()) << 9 | (long) Line.distance(seen.wnd()) << 12;
        if (!hasSeq) {
            return key;
        }
        long[] seqLine = seqLine();
        boolean loose = isLoose();
        int where = Line.where(seqLine, from, loose);
        return key | (long) where << 16 | (long) (seen.length() == 0 ? where : Line.where(seqLine, end(), loose)) << 32;
    }

    long other() {
        long[] ackLine = ackLine();
        boolean loose = isLoose();
        long key = hasWnd() ? Line.where(ackLine, base, loose) | (long) Line.where(ackLine, base + seen.wnd(), loose) << 16 : 0;
        return opensReceiveSpace()
            ? key | (long) Line.where(seqLine(), seq(EDGE), loose) << 32 | (long) Line.distance(synWindow) << 48 : key;
    }
}
