package lastack.tcp;

import static lastack.tcp.Conversation.established;
import static lastack.tcp.State.CLOSED;
import static lastack.tcp.State.CLOSE_WAIT;
import static lastack.tcp.State.ESTABLISHED;
import static lastack.tcp.State.FIN_WAIT_2;
import static lastack.tcp.State.TIME_WAIT;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import lastack.rfc.Rfc9293;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Text both ways before anybody closes, and what holds in every state (RFC 9293, sections 3.8 and 3.10). */
class EstablishedTests {

    private static final Config SMALL = new Config(1000, 100, 800, 40, 4, 10);

    @Nested
    class Acknowledging {

        @Test
        @Rfc9293({"3.10.7.4/seventh-acked", "3.10.7.4/seventh-rcv-nxt", "3.10.3/acknowledged"})
        void textInOrderIsAcknowledgedWithinTheDelay() {
            established().arrives("<SEQ=300><ACK=100><DATA=a><CTL=ACK>")
                .passes(39).sends().passes(1).sends("<SEQ=100><ACK=301><CTL=ACK>").isAtRest();
        }

        @Test
        @Rfc9293("3.10.7.4/first-aggregated")
        void everySecondSegmentIsAcknowledgedAtOnce() {
            established().arrives("<SEQ=300><ACK=100><DATA=a><CTL=ACK>")
                .arrives("<SEQ=301><ACK=100><DATA=b><CTL=ACK>").sends("<SEQ=100><ACK=302><CTL=ACK>").isAtRest();
        }

        @Test
        @Rfc9293({"3.10.7.4/seventh-piggybacked", "3.10.2/open"})
        void textTakesTheAckAlong() {
            established().arrives("<SEQ=300><ACK=100><DATA=a><CTL=ACK>")
                .writes("x").sends("<SEQ=100><ACK=301><DATA=1><CTL=ACK>")
                .passes(99).sends();
        }

        @Test
        @Rfc9293({"3.10.7.4/first-held", "3.10.7.4/first-queue-then-ack", "3.10.7.4/seventh-gap-ack", "3.10.3/delivers"})
        void textBeyondAGapIsAcknowledgedAtOnceAndJoinedLater() {
            established()
                .arrives("<SEQ=304><ACK=100><DATA=ef><CTL=ACK>").sends("<SEQ=100><ACK=300><CTL=ACK>")
                .arrives("<SEQ=302><ACK=100><DATA=cd><CTL=ACK>").sends("<SEQ=100><ACK=300><CTL=ACK>")
                .arrives("<SEQ=300><ACK=100><DATA=ab><CTL=ACK>").sends("<SEQ=100><ACK=306><CTL=ACK>")
                .reads(9).tells("300:abcdef");
        }

        @Test
        @Rfc9293({"3.10.7.4/first-answered", "3.10.7.4/first-dropped", "3.10.7.4/first-in-order"})
        void textThatArrivedBeforeIsAcknowledgedAtOnceAndNotDeliveredAgain() {
            established().arrives("<SEQ=300><ACK=100><DATA=ab><CTL=ACK>").passes(40).sends("<SEQ=100><ACK=302><CTL=ACK>")
                .arrives("<SEQ=300><ACK=100><DATA=ab><CTL=ACK>").sends("<SEQ=100><ACK=302><CTL=ACK>")
                .arrives("<SEQ=301><ACK=100><DATA=bc><CTL=ACK>").passes(40).sends("<SEQ=100><ACK=303><CTL=ACK>")
                .reads(9).tells("300:abc");
        }

        @Test
        @Rfc9293("3.10.7.4/fifth-duplicate")
        void anOldAckIsIgnoredButItsTextIsNot() {
            established()
                .writes("abc").sends("<SEQ=100><ACK=300><DATA=3><CTL=ACK>")
                .arrives("<SEQ=300><ACK=103><CTL=ACK>")
                .arrives("<SEQ=300><ACK=101><DATA=z><CTL=ACK>").passes(40).sends("<SEQ=103><ACK=301><CTL=ACK>")
                .reads(9).tells("300:z").isAtRest();
        }
    }

    @Nested
    class Resets {

        @Test
        @Rfc9293({"3.10.7.4/second-exact", "3.10.7.4/second-open", "3.5.3/other-states", "3.6/told-how"})
        void aResetAtTheNextNumberIsObeyedAndFlushesEverything() {
            established().writes("abc").sends("<SEQ=100><ACK=300><DATA=3><CTL=ACK>")
                .arrives("<SEQ=300><ACK=100><DATA=xy><CTL=ACK>").passes(40).sends("<SEQ=103><ACK=302><CTL=ACK>")
                .arrives("<SEQ=302><CTL=RST>").tells("reset").in(CLOSED)
                .reads(9).tells("error: connection does not exist").isAtRest();
        }

        @Test
        @Rfc9293({"3.10.7.4/second-challenge", "3.10.7.4/second-challenge-stops", "3.5.3/validated-first"})
        void aResetElsewhereInTheWindowIsChallenged() {
            established().arrives("<SEQ=301><CTL=RST>").sends("<SEQ=100><ACK=300><CTL=ACK>").in(ESTABLISHED);
        }

        @Test
        @Rfc9293("3.5.3/rst-with-text")
        void aResetMayCarryText() {
            established().arrives("<SEQ=300><DATA=why><CTL=RST>").tells("reset").in(CLOSED)
                .reads(9).tells("error: connection does not exist").isAtRest();
        }

        @Test
        @Rfc9293({"3.10.7.4/first-dropped", "3.10.7.4/second-outside", "3.5.3/in-window"})
        void aResetOutsideTheWindowIsDropped() {
            established().arrives("<SEQ=299><CTL=RST>").in(ESTABLISHED).isAtRest();
        }
    }

    @Nested
    class Windows {

        @Test
        @Rfc9293({"3.8.6.1/probe", "3.8.6.1/probe-octet", "3.8.6.1/first-probe", "3.8.6.1/probe-backoff", "3.8.6.1/stays-open"})
        void aZeroWindowIsProbedByOneOctetBeyondIt() {
            established(Conversation.CONFIG, 0)
                .writes("abc")
                .passes(100).sends("<SEQ=100><ACK=300><DATA=1><CTL=ACK>")
                .passes(200).sends("<SEQ=100><ACK=300><DATA=1><CTL=ACK>")
                .arrives("<SEQ=300><ACK=100><WND=0><CTL=ACK>")
                .passes(400).sends("<SEQ=100><ACK=300><DATA=1><CTL=ACK>")
                .arrives("<SEQ=300><ACK=101><WND=5><CTL=ACK>").sends("<SEQ=101><ACK=300><DATA=2><CTL=ACK>");
        }

        @Test
        @Rfc9293("3.8.6.1/probe-octet")
        void theFinAloneProbesAZeroWindow() {
            established(Conversation.CONFIG, 0).closes()
                .passes(100).sends("<SEQ=100><ACK=300><CTL=FIN,ACK>")
                .arrives("<SEQ=300><ACK=101><WND=0><CTL=ACK>").in(FIN_WAIT_2).isAtRest();
        }

        @Test
        @Rfc9293({"3.10.4/established-fin", "3.10.7.4/fifth-window"})
        void theFinWaitsForRoomInTheWindow() {
            established(Conversation.CONFIG, 3).writes("abc").sends("<SEQ=100><ACK=300><DATA=3><CTL=ACK>").closes().sends()
                .arrives("<SEQ=300><ACK=103><WND=1><CTL=ACK>").sends("<SEQ=103><ACK=300><CTL=FIN,ACK>");
        }

        @Test
        @Rfc9293({
            "3.10.7.4/first-acceptable", "3.10.7.4/first-trimmed", "3.10.7.4/seventh-rcv-nxt", "3.8.6.1/zero-window-acks",
            "3.8.6.1/stays-closed"})
        void textBeyondTheWindowIsCutOffAndSoIsTheFin() {
            established(SMALL, 1000)
                .arrives("<SEQ=300><ACK=100><DATA=abcd><CTL=FIN,ACK>").passes(40)
                .sends("<SEQ=100><ACK=304><CTL=ACK>").offers(0).in(ESTABLISHED)
                .arrives("<SEQ=304><ACK=100><CTL=FIN,ACK>").sends("<SEQ=100><ACK=304><CTL=ACK>").in(ESTABLISHED)
                .reads(1).tells("300:a").sends()
                .reads(1).tells("301:b").sends("<SEQ=100><ACK=304><CTL=ACK>").offers(2)
                .arrives("<SEQ=304><ACK=100><CTL=FIN,ACK>").in(CLOSE_WAIT);
        }

        @Test
        void aBufferOfOneOctetOpensItsWindowOncePerOctet() {
            established(new Config(1000, 100, 800, 0, 1, 10), 1000)
                .arrives("<SEQ=300><ACK=100><DATA=a><CTL=ACK>").sends("<SEQ=100><ACK=301><CTL=ACK>").offers(0)
                .reads(1).tells("300:a").sends("<SEQ=100><ACK=301><CTL=ACK>").offers(1)
                .isAtRest();
        }

        @Test
        @Rfc9293("3.10.7.4/fifth-window-old")
        void anOlderSegmentDoesNotSetTheWindow() {
            established().writes("ab").sends("<SEQ=100><ACK=300><DATA=2><CTL=ACK>")
                .arrives("<SEQ=300><ACK=102><WND=0><DATA=z><CTL=ACK>").passes(40).sends("<SEQ=102><ACK=301><CTL=ACK>")
                .arrives("<SEQ=301><ACK=102><WND=0><CTL=ACK>")
                .arrives("<SEQ=300><ACK=102><WND=900><DATA=zy><CTL=ACK>")
                .writes("c").sends();
        }
    }

    @Nested
    class EveryState {

        @Test
        void numbersWrap() {
            established(4294967294L, 4294967295L)
                .writes("abcd").sends("<SEQ=4294967294><ACK=4294967295><DATA=4><CTL=ACK>")
                .closes().sends("<SEQ=2><ACK=4294967295><CTL=FIN,ACK>")
                .arrives("<SEQ=4294967295><ACK=3><DATA=xyz><CTL=FIN,ACK>").in(TIME_WAIT)
                .passes(40).sends("<SEQ=3><ACK=3><CTL=ACK>")
                .reads(9).tells("4294967295:xyz").reads(1).tells("end of stream");
        }

        @Test
        void aTimerThatDoesNotRunCannotGoOff() {
            Conversation talk = established();
            Endpoint endpoint = new TcpEndpoint();

            assertThatThrownBy(() -> endpoint.handle(talk.tcb(), new Event.RetransmitTimeout(), 7))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("retransmission").hasMessageContaining("7");
            assertThatThrownBy(() -> endpoint.handle(talk.tcb(), new Event.TimeWaitTimeout(), 7))
                .isInstanceOf(IllegalStateException.class);
            Tcb waiting = Conversation.timeWait().tcb();
            assertThatThrownBy(() -> endpoint.handle(waiting, new Event.TimeWaitTimeout(), 999))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("1000").hasMessageContaining("999");
        }
    }
}
