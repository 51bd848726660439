package lastack.tcp;

import static lastack.tcp.Conversation.closeWait;
import static lastack.tcp.Conversation.closed;
import static lastack.tcp.Conversation.lastAck;
import static lastack.tcp.State.CLOSED;
import static lastack.tcp.State.CLOSE_WAIT;
import static lastack.tcp.State.LAST_ACK;

import lastack.rfc.Rfc9293;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The side whose peer closes first (RFC 9293, section 3.6, case 2). */
class PassiveCloseTests {

    @Test
    @Rfc9293({
        "3.6/normal-sequence", "3.6/peer-closes", "3.6/deleted-on-ack", "3.6/told-how", "3.10.4/close-wait",
        "3.10.7.4/eighth-established", "3.10.7.4/eighth-advanced", "3.10.7.4/fifth-last-ack"})
    void fourWayClose() {
        Conversation.established()
            .arrives("<SEQ=300><ACK=100><CTL=FIN,ACK>").in(CLOSE_WAIT)
            .reads(9).tells("end of stream")
            .passes(40).sends("<SEQ=100><ACK=301><CTL=ACK>")
            .closes().sends("<SEQ=100><ACK=301><CTL=FIN,ACK>").in(LAST_ACK)
            .arrives("<SEQ=301><ACK=101><CTL=ACK>").tells("closed").in(CLOSED)
            .isAtRest();
    }

    @Test
    @Rfc9293({"3.6.1/half-close", "3.6/fin-after-data", "3.10.2/open", "3.10.7.4/fifth-close-wait"})
    void halfCloseWithText() {
        closeWait()
            .writes("abc").sends("<SEQ=100><ACK=301><DATA=3><CTL=ACK>")
            .arrives("<SEQ=301><ACK=103><CTL=ACK>")
            .writes("de").sends("<SEQ=103><ACK=301><DATA=2><CTL=ACK>")
            .closes().sends("<SEQ=105><ACK=301><CTL=FIN,ACK>").in(LAST_ACK)
            .arrives("<SEQ=301><ACK=105><CTL=ACK>").in(LAST_ACK)
            .arrives("<SEQ=301><ACK=106><CTL=ACK>").tells("closed").in(CLOSED);
    }

    @Nested
    class InCloseWait {

        @Test
        @Rfc9293({"3.10.3/close-wait-data", "3.10.3/close-wait-end"})
        void whatArrivedBeforeTheFinIsReadAndThenNothing() {
            Conversation.established()
                .arrives("<SEQ=300><ACK=100><DATA=bye><CTL=FIN,ACK>").in(CLOSE_WAIT)
                .reads(2).tells("300:by").reads(9).tells("302:e").reads(9).tells("end of stream")
                .reads(9).tells("error: connection closing");
        }

        @Test
        @Rfc9293({"3.10.7.4/seventh-after-fin", "3.10.7.4/eighth-remain", "3.6/no-fin-unasked"})
        void textAndAnotherFinAreIgnored() {
            closeWait()
                .arrives("<SEQ=301><ACK=100><DATA=more><CTL=FIN,ACK>").in(CLOSE_WAIT)
                .reads(9).tells("end of stream").passes(100_000).isAtRest();
        }

        @Test
        @Rfc9293("3.10.7.4/first-answered")
        void theFinAgainIsAcknowledgedAtOnce() {
            closeWait().arrives("<SEQ=300><ACK=100><CTL=FIN,ACK>").sends("<SEQ=100><ACK=301><CTL=ACK>").in(CLOSE_WAIT);
        }

        @Test
        @Rfc9293("3.10.4/close-wait")
        void lastAckBeginsWhenTheFinIsSentNotWhenItIsQueued() {
            Conversation.established(Conversation.CONFIG, 0)
                .arrives("<SEQ=300><ACK=100><WND=0><CTL=FIN,ACK>").passes(40).sends("<SEQ=100><ACK=301><CTL=ACK>")
                .closes().in(CLOSE_WAIT)
                .closes().tells("error: connection closing")
                .writes("x").tells("error: connection closing")
                .arrives("<SEQ=301><ACK=100><WND=1><CTL=ACK>").sends("<SEQ=100><ACK=301><CTL=FIN,ACK>").in(LAST_ACK);
        }
    }

    @Nested
    class InLastAck {

        @Test
        @Rfc9293({"3.6/retransmitted", "3.10.7.4/fifth-last-ack"})
        void theFinIsSentAgainUntilItIsAcknowledged() {
            lastAck()
                .passes(100).sends("<SEQ=100><ACK=301><CTL=FIN,ACK>")
                .passes(200).sends("<SEQ=100><ACK=301><CTL=FIN,ACK>")
                .arrives("<SEQ=301><ACK=101><CTL=ACK>").tells("closed").isAtRest();
        }

        @Test
        @Rfc9293({"3.10.7.4/second-closing", "3.6/told-how"})
        void aResetIsTold() {
            lastAck().arrives("<SEQ=301><CTL=RST>").tells("reset").in(CLOSED).isAtRest();
        }

        @Test
        @Rfc9293("3.6/delivery")
        void whatWasNotReadCanBeReadAfterwards() {
            Conversation.established()
                .arrives("<SEQ=300><ACK=100><DATA=hello><CTL=FIN,ACK>").passes(40).sends("<SEQ=100><ACK=306><CTL=ACK>")
                .closes().sends("<SEQ=100><ACK=306><CTL=FIN,ACK>")
                .arrives("<SEQ=306><ACK=101><CTL=ACK>").tells("closed").in(CLOSED)
                .reads(2).tells("300:he").reads(9).tells("302:llo").reads(9).tells("end of stream")
                .reads(9).tells("error: connection does not exist");
        }
    }

    @Nested
    class InClosed {

        @Test
        @Rfc9293({"3.10.7.1/reset", "3.10.7.1/reset-with-ack", "3.5.2/closed", "3.5.2/closed-form"})
        void aSegmentWithAckIsAnsweredByAResetAtThatNumber() {
            closed().arrives("<SEQ=301><ACK=555><CTL=ACK>").sends("<SEQ=555><CTL=RST>").isAtRest();
        }

        @Test
        @Rfc9293({
            "3.10.7.1/discarded", "3.10.7.1/reset-without-ack", "3.5.2/closed-form", "3.5.2/closed-stays",
            "3.10.7.4/eighth-unvalidated"})
        void aSegmentWithoutAckIsAnsweredByAResetThatAcknowledgesIt() {
            closed().arrives("<SEQ=301><DATA=abc><CTL=FIN>").sends("<SEQ=0><ACK=305><CTL=RST,ACK>").offers(0).isAtRest();
        }

        @Test
        @Rfc9293({"3.10.7.1/rst-discarded", "3.5.2/closed"})
        void aResetIsNotAnswered() {
            closed().arrives("<SEQ=301><ACK=101><CTL=RST,ACK>").isAtRest();
        }

        @Test
        @Rfc9293({"3.10.2/closed", "3.10.3/closed", "3.10.4/closed"})
        void everyCallIsRefused() {
            closed()
                .reads(1).tells("end of stream").reads(1).tells("error: connection does not exist")
                .writes("x").tells("error: connection does not exist")
                .closes().tells("error: connection does not exist")
                .isAtRest();
        }
    }
}
