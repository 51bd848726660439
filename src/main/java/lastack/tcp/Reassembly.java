package lastack.tcp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lastack.rfc.Rfc9293;
import lastack.wire.SeqNumber;
import lastack.wire.Text;

/**
 * What arrived beyond a gap and is held until the gap closes (RFC 9293, section 3.10.7.4, SHLD-31): text, and perhaps the
 * peer's FIN. Where two segments disagree about an octet, the first to arrive is believed.
 *
 * @param blocks held text in ascending order; no two blocks overlap or touch; immutable
 * @param fin the number of the held FIN, if there is one; no block reaches beyond it
 */
public record Reassembly(List<Block> blocks, Optional<SeqNumber> fin) {

    /**
     * A run of held text.
     *
     * @param from the number of its first octet
     * @param text at least one octet
     */
    public record Block(SeqNumber from, Text text) {
        /** The number beyond the last octet. */
        public SeqNumber to() {
            return from.plus(text.length());
        }
    }

    /** Nothing is held. */
    static final Reassembly EMPTY = new Reassembly(List.of(), Optional.empty());

    /** Takes an immutable copy of the list. */
    public Reassembly {
        blocks = List.copyOf(blocks);
    }

    /** Whether neither text nor a FIN is held. */
    public boolean isEmpty() {
        return blocks.isEmpty() && fin.isEmpty();
    }

    /** Whether held text lies at or beyond a number. */
    boolean reachesBeyond(SeqNumber number) {
        return !blocks.isEmpty() && blocks.get(blocks.size() - 1).to().isAfter(number);
    }

    Reassembly withFin(SeqNumber number) {
        return new Reassembly(blocks, Optional.of(number));
    }

    /** With {@code text} held too, its first octet numbered {@code from}. */
    @Rfc9293({"3.10.7.4/first-in-order", "3.10.7.4/first-held"})
    Reassembly with(SeqNumber from, Text text) {
        if (text.isEmpty()) {
            return this;
        }
        SeqNumber to = from.plus(text.length());
        List<Block> merged = new ArrayList<>(blocks.size() + 1);
        int i = 0;
        while (i < blocks.size() && blocks.get(i).to().isBefore(from)) {
            merged.add(blocks.get(i++));
        }
        // The blocks that overlap or touch the new text become one with it, their octets kept and only gaps filled.
        SeqNumber start = i < blocks.size() ? from.min(blocks.get(i).from()) : from;
        SeqNumber reached = start;
        Text joined = Text.EMPTY;
        while (i < blocks.size() && blocks.get(i).from().isAtMost(to)) {
            Block block = blocks.get(i++);
            joined = joined.concat(part(from, text, reached, block.from())).concat(block.text());
            reached = block.to();
        }
        if (reached.isBefore(to)) {
            joined = joined.concat(part(from, text, reached, to));
        }
        merged.add(new Block(start, joined));
        merged.addAll(blocks.subList(i, blocks.size()));
        return new Reassembly(merged, fin);
    }

    private static Text part(SeqNumber from, Text text, SeqNumber start, SeqNumber end) {
        return start.isBefore(end) ? text.slice(start.minus(from), end.minus(from)) : Text.EMPTY;
    }

    /** The held text that starts at {@code nxt}; empty if there is a gap. */
    Text at(SeqNumber nxt) {
        return !blocks.isEmpty() && blocks.get(0).from().equals(nxt) ? blocks.get(0).text() : Text.EMPTY;
    }

    /** Without the first block. */
    Reassembly withoutFirst() {
        return blocks.size() == 1 && fin.isEmpty() ? EMPTY : new Reassembly(blocks.subList(1, blocks.size()), fin);
    }
}
