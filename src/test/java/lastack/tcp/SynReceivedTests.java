package lastack.tcp;

import static lastack.tcp.Conversation.bothOpen;
import static lastack.tcp.Conversation.synReceived;
import static lastack.tcp.State.CLOSED;
import static lastack.tcp.State.ESTABLISHED;
import static lastack.tcp.State.FIN_WAIT_1;
import static lastack.tcp.State.FIN_WAIT_2;
import static lastack.tcp.State.LISTEN;
import static lastack.tcp.State.SYN_RECEIVED;

import java.util.stream.Stream;
import lastack.rfc.Rfc9293;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** SYN-RECEIVED (RFC 9293, sections 3.10.2 to 3.10.5 and 3.10.7.4). */
class SynReceivedTests {

    static Stream<Conversation> both() {
        return Stream.of(synReceived(), bothOpen());
    }

    @Nested
    class Refused {

        @Test
        @Rfc9293({"3.10.7.4/second-syn-received-passive", "3.5.3/syn-received-passive"})
        void aResetReturnsAPassiveConnectionToListen() {
            synReceived().arrives("<SEQ=301><CTL=RST>").in(LISTEN).isAtRest()
                .arrives("<SEQ=500><CTL=SYN>").sends("<SEQ=100><ACK=501><CTL=SYN,ACK>");
        }

        @Test
        @Rfc9293({"3.10.7.4/second-syn-received-active", "3.5.3/syn-received-active"})
        void aResetRefusesAnActiveConnection() {
            bothOpen().arrives("<SEQ=301><CTL=RST>").tells("refused").in(CLOSED).isAtRest();
        }

        @ParameterizedTest
        @MethodSource("lastack.tcp.SynReceivedTests#both")
        @Rfc9293({
            "3.10.7.4/second-challenge", "3.10.7.4/second-challenge-stops", "3.10.7.4/second-outside", "3.5.3/in-window"})
        void aResetElsewhereInTheWindowIsChallenged(Conversation talk) {
            talk.arrives("<SEQ=302><CTL=RST>").sends("<SEQ=101><ACK=301><CTL=ACK>").in(SYN_RECEIVED)
                .arrives("<SEQ=300><CTL=RST>").sends().in(SYN_RECEIVED);
        }

        @Test
        @Rfc9293("3.10.7.4/fourth-syn-received")
        void anotherSynReturnsAPassiveConnectionToListen() {
            synReceived().arrives("<SEQ=301><CTL=SYN>").in(LISTEN).isAtRest();
        }

        @Test
        @Rfc9293("3.10.7.4/fourth-challenge")
        void anotherSynOnAnActiveConnectionIsChallenged() {
            bothOpen().arrives("<SEQ=301><CTL=SYN>").sends("<SEQ=101><ACK=301><CTL=ACK>").in(SYN_RECEIVED);
        }

        @Test
        void aCallOfCloseIsNotForgotten() {
            synReceived().writes("ab").sends().closes().sends().in(SYN_RECEIVED)
                .arrives("<SEQ=301><CTL=RST>").tells("closing").in(CLOSED).isAtRest();
        }
    }

    @Nested
    class Acknowledged {

        @ParameterizedTest
        @MethodSource("lastack.tcp.SynReceivedTests#both")
        @Rfc9293("3.10.7.4/fifth-syn-received")
        void theAckOfOurSynEstablishes(Conversation talk) {
            talk.arrives("<SEQ=301><ACK=101><CTL=ACK>").in(ESTABLISHED).isAtRest();
        }

        @ParameterizedTest
        @MethodSource("lastack.tcp.SynReceivedTests#both")
        @Rfc9293({"3.10.7.4/fifth-syn-received-bad", "3.5.2/unsynchronized-ack", "3.5.2/unsynchronized-form"})
        void anyOtherAckIsReset(Conversation talk) {
            talk.arrives("<SEQ=301><ACK=100><CTL=ACK>").sends("<SEQ=100><CTL=RST>").in(SYN_RECEIVED)
                .arrives("<SEQ=301><ACK=102><CTL=ACK>").sends("<SEQ=102><CTL=RST>").in(SYN_RECEIVED);
        }

        @ParameterizedTest
        @MethodSource("lastack.tcp.SynReceivedTests#both")
        @Rfc9293({"3.10.7.4/fifth-syn-received", "3.10.7.4/eighth-syn-received"})
        void textAndFinWithTheAckAreTaken(Conversation talk) {
            talk.arrives("<SEQ=301><ACK=101><DATA=ab><CTL=FIN,ACK>").in(State.CLOSE_WAIT).passes(40)
                .sends("<SEQ=101><ACK=304><CTL=ACK>").reads(9).tells("301:ab").reads(1).tells("end of stream").isAtRest();
        }

        @Test
        @Rfc9293({"3.10.7.4/first-answered", "3.5.2/only-if-clear"})
        void theSynAgainIsAnsweredByAnAck() {
            synReceived().arrives("<SEQ=300><CTL=SYN>").sends("<SEQ=101><ACK=301><CTL=ACK>").in(SYN_RECEIVED);
        }

        /**
         * Line 6 of Figure 7 shows SYN,ACK take A to ESTABLISHED. By 3.10.7.4, first, it is not acceptable, since RCV.NXT stands
         * behind the SYN; it is answered by an ACK, and each side's ACK establishes the other.
         */
        @Test
        @Rfc9293({"3.10.7.4/first-answered", "A.2/lost-acks"})
        void synAndAckOfAPeerThatIsInSynReceivedTooAreAnsweredByAnAck() {
            bothOpen().arrives("<SEQ=300><ACK=101><CTL=SYN,ACK>").sends("<SEQ=101><ACK=301><CTL=ACK>").in(SYN_RECEIVED)
                .arrives("<SEQ=301><ACK=101><CTL=ACK>").in(ESTABLISHED).isAtRest();
        }

        @ParameterizedTest
        @MethodSource("lastack.tcp.SynReceivedTests#both")
        @Rfc9293("3.10.8/retransmission")
        void synAndAckAreRetransmitted(Conversation talk) {
            talk.passes(100).sends("<SEQ=100><ACK=301><CTL=SYN,ACK>").passes(200).sends("<SEQ=100><ACK=301><CTL=SYN,ACK>");
        }
    }

    @Nested
    class UserCalls {

        @Test
        @Rfc9293("3.10.2/handshake")
        void textWaitsForEstablished() {
            synReceived().writes("ab").sends().arrives("<SEQ=301><ACK=101><CTL=ACK>").in(ESTABLISHED)
                .sends("<SEQ=101><ACK=301><DATA=2><CTL=ACK>");
        }

        @Test
        @Rfc9293("3.10.4/syn-received-fin")
        void closeWithoutTextSendsTheFinAtOnce() {
            synReceived().closes().sends("<SEQ=101><ACK=301><CTL=FIN,ACK>").in(FIN_WAIT_1)
                .arrives("<SEQ=301><ACK=102><CTL=ACK>").in(FIN_WAIT_2).isAtRest();
        }

        @Test
        @Rfc9293({"3.10.4/syn-received-fin", "3.10.8/retransmission", "3.6/retransmitted"})
        void afterAnEarlyCloseTheSynIsRetransmittedFirst() {
            synReceived().closes().sends("<SEQ=101><ACK=301><CTL=FIN,ACK>").passes(100)
                .sends("<SEQ=100><ACK=301><CTL=SYN,ACK>").in(FIN_WAIT_1)
                .arrives("<SEQ=301><ACK=101><CTL=ACK>").in(FIN_WAIT_1).passes(100).sends("<SEQ=101><ACK=301><CTL=FIN,ACK>");
        }

        @Test
        @Rfc9293({"3.10.4/syn-received-queued", "3.6/no-more-sends"})
        void closeWithTextWaitsForEstablished() {
            synReceived().writes("ab").sends().closes().sends().in(SYN_RECEIVED)
                .writes("c").tells("error: connection closing").closes().tells("error: connection closing")
                .arrives("<SEQ=301><ACK=101><CTL=ACK>").in(FIN_WAIT_1).sends("<SEQ=101><ACK=301><DATA=2><CTL=FIN,ACK>");
        }

        @ParameterizedTest
        @MethodSource("lastack.tcp.SynReceivedTests#both")
        @Rfc9293({"3.10.5/reset", "3.10.5/deleted"})
        void abortSendsAReset(Conversation talk) {
            talk.aborts().tells("aborted").sends("<SEQ=101><CTL=RST>").in(CLOSED).isAtRest();
        }

        @Test
        @Rfc9293("3.10.3/handshake")
        void receiveWaits() {
            synReceived().reads(1).sends().in(SYN_RECEIVED);
        }
    }
}
