package lastack.tcp;

import static lastack.tcp.Conversation.established;
import static lastack.tcp.State.CLOSED;
import static lastack.tcp.State.CLOSE_WAIT;
import static lastack.tcp.State.CLOSING;
import static lastack.tcp.State.FIN_WAIT_1;
import static lastack.tcp.State.FIN_WAIT_2;
import static lastack.tcp.State.LAST_ACK;
import static lastack.tcp.State.TIME_WAIT;

import lastack.rfc.Rfc9293;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A half-duplex CLOSE: the user closes and will not read any more (RFC 9293, section 3.6.1, MAY-1 and SHLD-3). */
class DetachTests {

    @Nested
    class NothingIsUnread {

        @Test
        @Rfc9293("3.6.1/half-duplex")
        void theConnectionIsReleasedAsByClose() {
            established().detaches().sends("<SEQ=100><ACK=300><CTL=FIN,ACK>").in(FIN_WAIT_1)
                .arrives("<SEQ=300><ACK=101><CTL=FIN,ACK>").in(TIME_WAIT).passes(40).sends("<SEQ=101><ACK=301><CTL=ACK>")
                .passes(960).tells("closed").in(CLOSED).reads(1).tells("error: connection does not exist").isAtRest();
        }

        @Test
        @Rfc9293("3.10.4/established-fin")
        void textThatWasWrittenIsStillSent() {
            established(Conversation.CONFIG, 1).writes("ab").sends("<SEQ=100><ACK=300><DATA=1><CTL=ACK>").detaches().sends()
                .arrives("<SEQ=300><ACK=101><CTL=ACK>").sends("<SEQ=101><ACK=300><DATA=1><CTL=FIN,ACK>");
        }

        @Test
        @Rfc9293("3.6.1/half-duplex")
        void afterTheEndOfTheStreamNothingIsLost() {
            Conversation.closeWait().in(CLOSE_WAIT).detaches().sends("<SEQ=100><ACK=301><CTL=FIN,ACK>").in(LAST_ACK)
                .arrives("<SEQ=301><ACK=101><CTL=ACK>").tells("closed").in(CLOSED)
                .reads(1).tells("error: connection does not exist");
        }

        @Test
        @Rfc9293("3.6.1/data-after-close")
        void afterCloseItSaysOnlyThatTheUserGoes() {
            Conversation.finWait2().detaches().sends().in(FIN_WAIT_2)
                .arrives("<SEQ=300><ACK=101><DATA=a><CTL=ACK>").tells("aborted").sends("<SEQ=101><CTL=RST>").in(CLOSED);
        }
    }

    @Nested
    class TextIsLost {

        @Test
        @Rfc9293("3.6.1/unread-at-close")
        void whatIsUnreadBecomesAReset() {
            established().arrives("<SEQ=300><ACK=100><DATA=ab><CTL=ACK>")
                .detaches().tells("aborted").sends("<SEQ=100><CTL=RST>").in(CLOSED).isAtRest();
        }

        @Test
        @Rfc9293("3.6.1/unread-at-close")
        void whatIsUnreadBecomesAResetEvenAfterBothFins() {
            Conversation.finWait1().arrives("<SEQ=300><ACK=100><DATA=ab><CTL=FIN,ACK>").passes(40)
                .sends("<SEQ=101><ACK=303><CTL=ACK>").in(CLOSING)
                .detaches().tells("aborted").sends("<SEQ=101><CTL=RST>").in(CLOSED).isAtRest();
        }

        @Test
        @Rfc9293("3.6.1/data-after-close")
        void whatArrivesLaterBecomesAReset() {
            established().detaches().sends("<SEQ=100><ACK=300><CTL=FIN,ACK>")
                .arrives("<SEQ=300><ACK=101><DATA=ab><CTL=ACK>").tells("aborted").sends("<SEQ=101><CTL=RST>").in(CLOSED)
                .isAtRest();
        }

        @Test
        @Rfc9293("3.6.1/data-after-close")
        void whatArrivesBeyondAGapDoesToo() {
            established().detaches().sends("<SEQ=100><ACK=300><CTL=FIN,ACK>")
                .arrives("<SEQ=310><ACK=100><DATA=ab><CTL=ACK>").tells("aborted").sends("<SEQ=100><CTL=RST>").in(CLOSED);
        }

        @Test
        @Rfc9293("3.10.7.4/first-answered")
        void whatWasReadAlreadyMayComeAgain() {
            established().arrives("<SEQ=300><ACK=100><DATA=ab><CTL=ACK>").reads(9).tells("300:ab")
                .detaches().sends("<SEQ=100><ACK=302><CTL=FIN,ACK>")
                .arrives("<SEQ=300><ACK=100><DATA=ab><CTL=ACK>").sends("<SEQ=101><ACK=302><CTL=ACK>").in(FIN_WAIT_1);
        }
    }

    @Nested
    class CallsAfterwards {

        @Test
        @Rfc9293({"3.6.1/half-duplex", "3.10.2/closing", "3.10.4/again", "3.10.5/reset"})
        void allAreRefusedButAbort() {
            established().detaches().sends("<SEQ=100><ACK=300><CTL=FIN,ACK>")
                .reads(1).tells("error: connection closing").writes("a").tells("error: connection closing")
                .closes().tells("error: connection closing").detaches().tells("error: connection closing")
                .aborts().tells("aborted").sends("<SEQ=101><CTL=RST>").isAtRest();
        }

        @Test
        @Rfc9293("3.6.1/half-duplex")
        void theEndOfTheStreamIsNotTold() {
            established().detaches().sends("<SEQ=100><ACK=300><CTL=FIN,ACK>")
                .arrives("<SEQ=300><ACK=100><CTL=FIN,ACK>").in(CLOSING).passes(40).sends("<SEQ=101><ACK=301><CTL=ACK>")
                .reads(1).tells("error: connection closing");
        }
    }
}
