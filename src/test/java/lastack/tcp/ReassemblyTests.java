package lastack.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import lastack.rfc.Rfc9293;
import lastack.wire.Control;
import lastack.wire.Segment;
import lastack.wire.SeqNumber;
import lastack.wire.Text;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Held text against the simplest model there is: a map from number to octet. */
class ReassemblyTests {

    record Piece(int at, byte[] octets) { }

    @Provide
    Arbitrary<List<Piece>> pieces() {
        return Combinators.combine(Arbitraries.integers().between(1, 40), Arbitraries.bytes().array(byte[].class).ofMaxSize(12))
            .as(Piece::new).list().ofMaxSize(12);
    }

    @Property(seed = "1")
    @Rfc9293("3.10.7.4/first-held")
    void holdsWhatAMapOfOctetsWouldHold(@ForAll("pieces") List<Piece> pieces, @ForAll int shift) {
        SeqNumber base = new SeqNumber(shift);
        Reassembly held = Reassembly.EMPTY;
        TreeMap<Integer, Byte> model = new TreeMap<>();
        for (Piece piece : pieces) {
            held = held.with(base.plus(piece.at()), Text.of(piece.octets()));
            for (int i = 0; i < piece.octets().length; i++) {
                model.putIfAbsent(piece.at() + i, piece.octets()[i]);
            }
        }

        TreeMap<Integer, Byte> octets = new TreeMap<>();
        SeqNumber last = null;
        for (Reassembly.Block block : held.blocks()) {
            assertThat(block.text().isEmpty()).isFalse();
            if (last != null) {
                assertThat(block.from().minus(last)).as("gap between blocks").isPositive();
            }
            last = block.to();
            for (int i = 0; i < block.text().length(); i++) {
                octets.put(block.from().minus(base) + i, block.text().octet(i));
            }
        }
        assertThat(octets).isEqualTo(model);
    }

    @Property(seed = "1")
    @Rfc9293({"3.10.7.4/first-in-order", "3.10.7.4/seventh-delivered", "3.10.7.4/seventh-right-edge"})
    void textInAnyOrderIsDeliveredInOrder(@ForAll("pieces") List<Piece> pieces, @ForAll int shift) {
        TcpEndpoint endpoint = new TcpEndpoint();
        SeqNumber irs = new SeqNumber(shift);
        Tcb tcb = endpoint.established(Conversation.CONFIG, SeqNumber.ZERO, irs, 1000);
        byte[] stream = new byte[64];
        new Random(shift).nextBytes(stream);
        boolean[] seen = new boolean[64];
        for (Piece piece : pieces) {
            int from = piece.at() - 1;
            int to = from + piece.octets().length;
            tcb = endpoint.processText(tcb, new Segment(irs.plus(from), SeqNumber.ZERO,
                Control.set(Control.ACK), 0, Text.of(stream).slice(from, to)));
            Arrays.fill(seen, from, to, true);
        }
        int expected = 0;
        while (seen[expected]) {
            expected++;
        }

        assertThat(tcb.rcv().unread()).isEqualTo(Text.of(stream).slice(0, expected));
        assertThat(tcb.rcv().nxt()).isEqualTo(irs.plus(expected));
        assertThat(tcb.rcv().edge()).as("the right edge stays").isEqualTo(irs.plus(1000));
    }
}
