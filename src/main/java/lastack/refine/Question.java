package lastack.refine;

/** A segment, with where its numbers are among those of what is known. */
final class Question {

    private final Known known;
    private final Sight seen;
    private final boolean hasSeq;
    private final boolean hasWnd;
    private final long[] seq;
    private final long[] ack;

    Question(Known known, Sight seen, int synWindow) {
        this.known = known;
        this.seen = seen;
        long[] seqLine = seen.arrives() ? known.receive() : known.send();
        long[] ackLine = seen.arrives() ? known.send() : known.receive();
        hasSeq = !seen.isLiteral();
        hasWnd = seen.isAck() || seen.arrives() && ackLine.length > 0;
        long from = Line.near(seqLine, seen.seq());
        long end = from + seen.length();
        long fin = seen.isFin() ? end - 1 : end;
        seq = !hasSeq ? new long[0]
            : opensReceiveSpace() ? new long[] {from, fin, end, from + 1, from + 1 + synWindow}
            : new long[] {from, fin, end};
        // The window of a segment without an ACK counts from the ISS.
        long base = seen.isAck() ? Line.near(ackLine, seen.ack()) : ackLine.length > 0 ? ackLine[0] : 0;
        ack = hasWnd ? new long[] {base, base + seen.wnd()} : new long[0];
    }

    /** A SYN that arrives: RCV.NXT, and the window from there, may begin with it. */
    boolean opensReceiveSpace() {
        return seen.arrives() && seen.isSyn();
    }

    Known known() {
        return known;
    }

    Sight seen() {
        return seen;
    }

    /** The numbers of the space that SEG.SEQ is in: SEG.SEQ, the FIN's, the end; and with a SYN the first octet's and the edge. */
    long[] seq() {
        return seq;
    }

    /** The numbers of the space that SEG.ACK is in: SEG.ACK, or what stands for it, and the edge of the window. */
    long[] ack() {
        return ack;
    }

    /** Whether all that matters of it fits into a key. */
    boolean hasKey() {
        return known.send().length < Line.MOST / 2 && known.receive().length < Line.MOST / 2
            && !(opensReceiveSpace() && seen.length() > 1);
    }

    long one(WireBeliefs.Leave leave) {
        long[] line = seen.arrives() ? known.receive() : known.send();
        long key = (seen.arrives() ? 1 : 0) | (hasSeq ? 2 : 0) | (hasWnd ? 4 : 0) | (long) leave.ordinal() << 3
            | (long) seen.bits() << 5 | (long) Line.distance(seen.len()) << 9 | (long) Line.distance(seen.wnd()) << 12;
        return hasSeq ? key | (long) Line.where(line, seq[0]) << 16 | (long) Line.where(line, seq[2]) << 32 : key;
    }

    long other() {
        long[] seqLine = seen.arrives() ? known.receive() : known.send();
        long[] ackLine = seen.arrives() ? known.send() : known.receive();
        long key = hasWnd ? Line.where(ackLine, ack[0]) | (long) Line.where(ackLine, ack[1]) << 16 : 0;
        return seq.length > 3 ? key | (long) Line.where(seqLine, seq[4]) << 32 | (long) Line.distance(seq[4] - seq[3]) << 48
            : key;
    }

    Known after(Transition transition) {
        long[] sent = seen.arrives() ? ack : seq;
        long[] received = seen.arrives() ? seq : ack;
        return new Known(transition.pattern(),
            Transition.values(transition.sendCodes(), transition.sendMore(), known.send(), sent),
            Transition.values(transition.receiveCodes(), transition.receiveMore(), known.receive(), received),
            known.isPruned() || transition.pruned());
    }
}
