package lastack.tcp;

import static lastack.tcp.Conversation.established;
import static lastack.tcp.State.CLOSED;
import static lastack.tcp.State.ESTABLISHED;
import static lastack.tcp.State.FIN_WAIT_2;
import static lastack.tcp.State.LAST_ACK;

import lastack.rfc.Rfc9293;
import org.junit.jupiter.api.Test;

/** ACKs that are too old or too new, and those that come while our window is closed (RFC 9293, section 3.10.7.4). */
class AckRangeTests {

    private static final Config SMALL = new Config(1000, 100, 800, 40, 2, 500);

    /** MAY-12: SND.UNA - MAX.SND.WND is 3 here. */
    @Test
    @Rfc9293({"3.10.7.4/fifth-injection", "3.10.7.4/fifth-injection-answered"})
    void anAckFromBeforeTheLargestWindowIsAnsweredAndItsTextDropped() {
        established(Conversation.CONFIG, 100).writes("a").sends("<SEQ=100><ACK=300><DATA=1><CTL=ACK>")
            .arrives("<SEQ=300><ACK=101><WND=98><CTL=ACK>")
            .arrives("<SEQ=300><ACK=1><DATA=x><CTL=ACK>").passes(40).sends("<SEQ=101><ACK=301><CTL=ACK>")
            .arrives("<SEQ=301><ACK=0><DATA=y><CTL=ACK>").sends("<SEQ=101><ACK=301><CTL=ACK>")
            .reads(9).tells("300:x").in(ESTABLISHED);
    }

    @Test
    @Rfc9293({"3.10.7.4/fifth-unsent", "3.5.2/synchronized-ack", "3.5.2/only-if-clear"})
    void anAckOfWhatWasNotSentIsAnsweredAndItsTextDropped() {
        established().arrives("<SEQ=300><ACK=101><DATA=x><CTL=ACK>").sends("<SEQ=100><ACK=300><CTL=ACK>").reads(9).isAtRest();
    }

    @Test
    @Rfc9293({"3.10.7.4/first-zero-window", "A.2/lost-acks", "3.8.6.1/zero-window-acks"})
    void anAckCountsThoughTheWindowIsClosedForItsText() {
        established(SMALL, 1000).arrives("<SEQ=300><ACK=100><DATA=ab><CTL=ACK>").passes(40).sends("<SEQ=100><ACK=302><CTL=ACK>")
            .offers(0).closes().sends("<SEQ=100><ACK=302><CTL=FIN,ACK>")
            .arrives("<SEQ=302><ACK=101><DATA=c><CTL=ACK>").in(FIN_WAIT_2).sends("<SEQ=101><ACK=302><CTL=ACK>")
            .reads(9).tells("300:ab").sends("<SEQ=101><ACK=302><CTL=ACK>").isAtRest();
    }

    @Test
    @Rfc9293({"3.10.7.4/first-zero-window", "A.2/lost-acks"})
    void soCountsTheLastAck() {
        established(new Config(1000, 100, 800, 40, 4, 500), 1000)
            .arrives("<SEQ=300><ACK=100><DATA=abc><CTL=FIN,ACK>").passes(40).sends("<SEQ=100><ACK=304><CTL=ACK>").offers(0)
            .closes().sends("<SEQ=100><ACK=304><CTL=FIN,ACK>").in(LAST_ACK)
            .arrives("<SEQ=304><ACK=101><DATA=d><CTL=ACK>").tells("closed").in(CLOSED).isAtRest();
    }

    @Test
    @Rfc9293({"3.10.7.4/first-answered", "3.10.7.4/first-dropped"})
    void butNotThatOfAnotherNumber() {
        established(SMALL, 1000).arrives("<SEQ=300><ACK=100><DATA=ab><CTL=ACK>").passes(40).sends("<SEQ=100><ACK=302><CTL=ACK>")
            .writes("x").sends("<SEQ=100><ACK=302><DATA=1><CTL=ACK>")
            .arrives("<SEQ=303><ACK=101><DATA=c><CTL=ACK>").sends("<SEQ=101><ACK=302><CTL=ACK>")
            .passes(100).sends("<SEQ=100><ACK=302><DATA=1><CTL=ACK>");
    }
}
