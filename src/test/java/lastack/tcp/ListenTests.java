package lastack.tcp;

import static lastack.tcp.Conversation.fresh;
import static lastack.tcp.Conversation.listen;
import static lastack.tcp.State.CLOSED;
import static lastack.tcp.State.ESTABLISHED;
import static lastack.tcp.State.LISTEN;
import static lastack.tcp.State.SYN_RECEIVED;
import static lastack.tcp.State.SYN_SENT;

import lastack.rfc.Rfc9293;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** LISTEN: waiting for any peer (RFC 9293, sections 3.10.2 to 3.10.5 and 3.10.7.2). */
class ListenTests {

    @Nested
    class Segments {

        @Test
        @Rfc9293({"3.10.7.2/third-syn", "3.10.7.2/third-syn-received", "3.10.7.4/fifth-syn-received"})
        void aSynBeginsAConnectionAsInFigure6() {
            fresh().opensPassively(300).arrives("<SEQ=100><CTL=SYN>").in(SYN_RECEIVED)
                .sends("<SEQ=300><ACK=101><CTL=SYN,ACK>").offers(1000)
                .arrives("<SEQ=101><ACK=301><CTL=ACK>").in(ESTABLISHED)
                .arrives("<SEQ=101><ACK=301><DATA=abc><CTL=ACK>").passes(40).sends("<SEQ=301><ACK=104><CTL=ACK>")
                .reads(9).tells("101:abc").isAtRest();
        }

        @Test
        @Rfc9293({"3.10.7.2/third-syn", "3.10.7.4/second-syn-received-passive", "3.5.3/syn-received-passive"})
        void anOldDuplicateSynIsRecoveredFromAsInFigure8() {
            fresh().opensPassively(300).arrives("<SEQ=90><CTL=SYN>").sends("<SEQ=300><ACK=91><CTL=SYN,ACK>").in(SYN_RECEIVED)
                .arrives("<SEQ=91><CTL=RST>").in(LISTEN)
                .arrives("<SEQ=100><CTL=SYN>").sends("<SEQ=300><ACK=101><CTL=SYN,ACK>").in(SYN_RECEIVED);
        }

        @Test
        @Rfc9293({"3.10.7.2/second-ack", "3.5.2/unsynchronized-ack", "3.5.2/unsynchronized-form"})
        void anAckIsBadAsInFigure11() {
            listen().arrives("<SEQ=700><ACK=91><CTL=SYN,ACK>").sends("<SEQ=91><CTL=RST>").in(LISTEN)
                .arrives("<SEQ=700><ACK=92><CTL=ACK>").sends("<SEQ=92><CTL=RST>").in(LISTEN).isAtRest();
        }

        @Test
        @Rfc9293({"3.10.7.2/first-rst", "3.5.3/listen"})
        void aResetIsIgnored() {
            listen().arrives("<SEQ=0><CTL=RST>").arrives("<SEQ=0><ACK=100><CTL=RST,ACK>").arrives("<SEQ=0><CTL=SYN,RST>")
                .in(LISTEN).isAtRest();
        }

        @Test
        @Rfc9293({"3.10.7.2/fourth-other", "3.10.7.4/eighth-unvalidated"})
        void whatHasNeitherSynNorAckIsDropped() {
            listen().arrives("<SEQ=300><DATA=abc><CTL=FIN>").in(LISTEN).isAtRest();
        }

        @Test
        @Rfc9293("3.10.7.4/eighth-unvalidated")
        void textAndFinOnASynAreNotAcknowledgedAndComeAgain() {
            listen().arrives("<SEQ=300><DATA=abc><CTL=SYN,FIN>").sends("<SEQ=100><ACK=301><CTL=SYN,ACK>").in(SYN_RECEIVED)
                .arrives("<SEQ=301><ACK=101><DATA=abc><CTL=FIN,ACK>").passes(40).sends("<SEQ=101><ACK=305><CTL=ACK>")
                .reads(9).tells("301:abc").reads(1).tells("end of stream");
        }
    }

    @Nested
    class UserCalls {

        @Test
        @Rfc9293({"3.10.2/listen", "3.10.7.3/fourth-queued"})
        void sendMakesTheConnectionActiveIfItIsKnownToWhom() {
            fresh().opens(false, true, 100).writes("ab").sends("<SEQ=100><CTL=SYN>").in(SYN_SENT)
                .arrives("<SEQ=300><ACK=101><CTL=SYN,ACK>").in(ESTABLISHED)
                .sends("<SEQ=101><ACK=301><DATA=2><CTL=ACK>");
        }

        @Test
        @Rfc9293("3.10.2/listen")
        void sendToNobodyIsRefused() {
            listen().writes("ab").tells("error: remote socket unspecified").in(LISTEN).isAtRest();
        }

        @Test
        @Rfc9293("3.10.3/handshake")
        void receiveWaits() {
            listen().reads(9).in(LISTEN).isAtRest();
        }

        @Test
        @Rfc9293("3.10.4/listen")
        void closeAndDetachGiveItUp() {
            listen().closes().tells("closing").in(CLOSED).isAtRest();
            listen().detaches().tells("closing").in(CLOSED).isAtRest();
        }

        @Test
        @Rfc9293("3.10.5/listen")
        void abortSendsNoReset() {
            listen().aborts().tells("aborted").in(CLOSED).isAtRest();
        }
    }
}
