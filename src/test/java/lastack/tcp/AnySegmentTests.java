package lastack.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import lastack.wire.Control;
import lastack.wire.Segment;
import lastack.wire.SeqNumber;
import lastack.wire.Text;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever the network brings, in whatever state. */
class AnySegmentTests {

    @Property(seed = "1", tries = 3000)
    void noSegmentMakesItThrowOrSendForEver(
            @ForAll @IntRange(max = 11) int start, @ForAll int seed, @ForAll int seq, @ForAll int ack,
            @ForAll @IntRange(max = 15) int ctl, @ForAll @IntRange(max = 65535) int wnd, @ForAll @IntRange(max = 9) int octets) {
        Endpoint endpoint = new TcpEndpoint();
        Conversation talk = starts(start);
        Tcb tcb = talk.tcb();
        // Half of the numbers lie near those that matter.
        SeqNumber near = (seed & 1) == 0 ? new SeqNumber(seq) : tcb.rcv().nxt().plus(seq % 5);
        SeqNumber nearAck = (seed & 2) == 0 ? new SeqNumber(ack) : tcb.snd().nxt().plus(ack % 5);
        Control[] all = Control.values();
        List<Control> bits = new ArrayList<>();
        for (Control control : all) {
            if ((ctl >> control.ordinal() & 1) != 0) {
                bits.add(control);
            }
        }
        Segment segment = new Segment(near, nearAck, Control.set(bits), wnd, Text.of(new byte[octets]));

        tcb = endpoint.handle(tcb, new Event.Arrive(segment), talk.now()).tcb();
        int sent = 0;
        while (endpoint.transmit(tcb, talk.now()).isPresent()) {
            tcb = endpoint.transmit(tcb, talk.now()).orElseThrow().tcb();
            sent++;
        }

        assertThat(sent).isLessThanOrEqualTo(2);
        assertThat(tcb.rcv().wnd()).isBetween(0, 1000);
    }

    private static Conversation starts(int number) {
        return switch (number) {
            case 0 -> Conversation.established();
            case 1 -> Conversation.finWait1();
            case 2 -> Conversation.finWait2();
            case 3 -> Conversation.closeWait();
            case 4 -> Conversation.closing();
            case 5 -> Conversation.lastAck();
            case 6 -> Conversation.timeWait();
            case 7 -> Conversation.listen();
            case 8 -> Conversation.synSent();
            case 9 -> Conversation.synReceived();
            case 10 -> Conversation.bothOpen();
            default -> Conversation.closed();
        };
    }
}
