package lastack.refine;

/**
 * What a segment makes of a belief, whatever their numbers are: the pattern after it, and for each number of that which of those
 * before it is (see {@link Merged}) and how much more.
 */
final class Transition {

    private final Pattern pattern;
    private final Numbering send;
    private final Numbering receive;
    private final boolean pruned;

    /**
     * A transition.
     *
     * @param pattern the pattern after it
     * @param send its numbers of the send space
     * @param receive those of the receive space
     * @param pruned whether more was possible than is kept
     */
    Transition(Pattern pattern, Numbering send, Numbering receive, boolean pruned) {
        this.pattern = pattern;
        this.send = send;
        this.receive = receive;
        this.pruned = pruned;
    }

    /** Which of the numbers before those after are. */
    static final class Numbering {
        private final byte[] codes;
        private final byte[] more;
        private final boolean same;

        /**
         * Numbers of one space.
         *
         * @param codes for each the code of one before
         * @param more how much more it is
         */
        Numbering(byte[] codes, byte[] more) {
            this.codes = codes;
            this.more = more;
            boolean all = true;
            for (int i = 0; i < codes.length; i++) {
                all &= codes[i] == i && more[i] == 0;
            }
            this.same = all;
        }

        /** The numbers; the line itself, which nobody changes, where they stay what they were. */
        private long[] of(long[] line, Question question, boolean seq) {
            if (same && codes.length == line.length) {
                return line;
            }
            long[] values = new long[codes.length];
            for (int i = 0; i < codes.length; i++) {
                int code = codes[i];
                values[i] = more[i] + (code < line.length ? line[code]
                    : seq ? question.seq(code - line.length) : question.ack(code - line.length));
            }
            return values;
        }
    }

    /** What is known after the segment. */
    Known of(Question question) {
        Known known = question.known();
        boolean arrives = question.seen().arrives();
        long[] sent = send.of(known.send(), question, !arrives);
        long[] received = receive.of(known.receive(), question, arrives);
        return pattern == known.pattern() && sent == known.send() && received == known.receive() && !pruned ? known
            : new Known(pattern, sent, received, known.isPruned() || pruned);
    }
}
