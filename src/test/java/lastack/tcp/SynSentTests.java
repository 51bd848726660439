package lastack.tcp;

import static lastack.tcp.Conversation.fresh;
import static lastack.tcp.Conversation.synSent;
import static lastack.tcp.State.CLOSED;
import static lastack.tcp.State.CLOSE_WAIT;
import static lastack.tcp.State.ESTABLISHED;
import static lastack.tcp.State.SYN_RECEIVED;
import static lastack.tcp.State.SYN_SENT;

import lastack.rfc.Rfc9293;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** SYN-SENT (RFC 9293, sections 3.10.2 to 3.10.5 and 3.10.7.3). */
class SynSentTests {

    @Nested
    class Segments {

        @Test
        @Rfc9293({"3.10.7.3/first-good-ack", "3.10.7.3/fourth-syn", "3.10.7.3/fourth-established"})
        void theThreeWayHandshakeOfFigure6() {
            synSent().arrives("<SEQ=300><ACK=101><CTL=SYN,ACK>").sends("<SEQ=101><ACK=301><CTL=ACK>").in(ESTABLISHED)
                .isAtRest().writes("hello").sends("<SEQ=101><ACK=301><DATA=5><CTL=ACK>");
        }

        @Test
        @Rfc9293({"3.10.7.3/fourth-syn-received", "3.10.7.4/fifth-syn-received"})
        void aSynAloneCrossedOursAsInFigure7() {
            synSent().arrives("<SEQ=300><CTL=SYN>").sends("<SEQ=100><ACK=301><CTL=SYN,ACK>").in(SYN_RECEIVED)
                .arrives("<SEQ=301><ACK=101><CTL=ACK>").in(ESTABLISHED).isAtRest();
        }

        @Test
        @Rfc9293({"3.10.7.3/first-bad-ack", "3.5.2/unsynchronized-ack", "3.5.2/unsynchronized-form"})
        void anAckOfSomethingElseIsResetAsInFigures8And9() {
            synSent().arrives("<SEQ=300><ACK=91><CTL=SYN,ACK>").sends("<SEQ=91><CTL=RST>").in(SYN_SENT)
                .arrives("<SEQ=300><ACK=100><CTL=ACK>").sends("<SEQ=100><CTL=RST>").in(SYN_SENT)
                .arrives("<SEQ=300><ACK=102><CTL=ACK>").sends("<SEQ=102><CTL=RST>").in(SYN_SENT)
                .passes(100).sends("<SEQ=100><CTL=SYN>");
        }

        @Test
        @Rfc9293({
            "3.10.7.3/first-bad-ack", "3.10.7.3/second-rst-ack", "3.10.7.3/second-rst-alone", "3.5.3/syn-sent",
            "3.5.3/validated-first"})
        void aResetCountsIfItAcknowledgesOurSyn() {
            synSent().arrives("<SEQ=0><ACK=101><CTL=RST,ACK>").tells("reset").in(CLOSED).isAtRest();
            synSent().arrives("<SEQ=0><ACK=100><CTL=RST,ACK>").sends().in(SYN_SENT);
            synSent().arrives("<SEQ=0><CTL=RST>").sends().in(SYN_SENT);
            synSent().arrives("<SEQ=101><CTL=SYN,RST>").sends().in(SYN_SENT);
        }

        @Test
        @Rfc9293({"3.10.7.3/fifth-neither", "3.10.7.4/eighth-unvalidated"})
        void whatHasNoSynIsDropped() {
            synSent().arrives("<SEQ=300><ACK=101><DATA=a><CTL=ACK>").sends().in(SYN_SENT)
                .arrives("<SEQ=300><DATA=a><CTL=FIN>").sends().in(SYN_SENT);
        }

        @Test
        @Rfc9293("3.10.7.3/fourth-text")
        void textAndFinOfTheAnswerAreTaken() {
            synSent().arrives("<SEQ=300><ACK=101><DATA=ab><CTL=SYN,FIN,ACK>").sends("<SEQ=101><ACK=304><CTL=ACK>").in(CLOSE_WAIT)
                .reads(9).tells("301:ab").reads(1).tells("end of stream").isAtRest();
        }

        @Test
        void numbersWrap() {
            fresh().opens(4294967295L).sends("<SEQ=4294967295><CTL=SYN>")
                .arrives("<SEQ=4294967295><ACK=0><CTL=SYN,ACK>").sends("<SEQ=0><ACK=0><CTL=ACK>").in(ESTABLISHED)
                .writes("a").sends("<SEQ=0><ACK=0><DATA=1><CTL=ACK>");
        }
    }

    @Nested
    class UserCallsAndTimers {

        @Test
        @Rfc9293("3.10.8/retransmission")
        void theSynIsRetransmittedWithBackoff() {
            synSent().passes(99).sends().passes(1).sends("<SEQ=100><CTL=SYN>")
                .passes(199).sends().passes(1).sends("<SEQ=100><CTL=SYN>")
                .arrives("<SEQ=300><ACK=101><CTL=SYN,ACK>").sends("<SEQ=101><ACK=301><CTL=ACK>").isAtRest();
        }

        @Test
        @Rfc9293({"3.10.2/handshake", "3.10.7.3/fourth-queued"})
        void textWaitsBehindTheSynWithinTheWindow() {
            synSent().writes("ab").writes("cd").sends()
                .arrives("<SEQ=300><ACK=101><WND=3><CTL=SYN,ACK>").sends("<SEQ=101><ACK=301><DATA=3><CTL=ACK>")
                .arrives("<SEQ=301><ACK=104><CTL=ACK>").sends("<SEQ=104><ACK=301><DATA=1><CTL=ACK>");
        }

        @Test
        @Rfc9293("3.10.3/handshake")
        void receiveWaits() {
            synSent().reads(9).sends().in(SYN_SENT);
        }

        @Test
        @Rfc9293({"3.10.4/syn-sent", "3.8.3/syn-given-up"})
        void closeAndDetachGiveItUpAndSendNothing() {
            synSent().writes("ab").closes().tells("closing").in(CLOSED).isAtRest();
            synSent().detaches().tells("closing").in(CLOSED).isAtRest();
        }

        @Test
        @Rfc9293({"3.10.5/syn-sent", "3.8.3/syn-given-up"})
        void abortSendsNoReset() {
            synSent().aborts().tells("aborted").in(CLOSED).isAtRest();
        }
    }
}
