package lastack.refine;

import java.util.function.IntFunction;
import java.util.function.ToIntFunction;

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

        private void write(Packed to) {
            to.put(codes);
            to.put(more);
        }

        private static Numbering read(Packed from) {
            return new Numbering(from.getBytes(), from.getBytes());
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

    void write(Packed to, ToIntFunction<Pattern> place) {
        to.put(place.applyAsInt(pattern));
        send.write(to);
        receive.write(to);
        to.put(pruned ? 1 : 0);
    }

    /** Reads what was written. */
    static Transition read(Packed from, IntFunction<Pattern> at) {
        return new Transition(at.apply(from.get()), Numbering.read(from), Numbering.read(from), from.get() == 1);
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
