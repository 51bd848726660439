package lastack.tcp;

import static lastack.tcp.Conversation.established;
import static lastack.tcp.Conversation.timeWait;
import static lastack.tcp.State.CLOSED;
import static lastack.tcp.State.ESTABLISHED;
import static lastack.tcp.State.SYN_RECEIVED;
import static lastack.tcp.State.TIME_WAIT;

import java.util.stream.Stream;
import lastack.rfc.Rfc9293;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A SYN where the connection is synchronized (RFC 9293, sections 3.5.1, 3.6.1 and 3.10.7.4, fourth; RFC 5961, section 4). */
class SynInSynchronizedTests {

    @Nested
    class Challenged {

        static Stream<Arguments> states() {
            return Stream.of(Arguments.of(established(), "<SEQ=100><ACK=300><CTL=ACK>", 300),
                Arguments.of(Conversation.finWait1(), "<SEQ=101><ACK=300><CTL=ACK>", 300),
                Arguments.of(Conversation.finWait2(), "<SEQ=101><ACK=300><CTL=ACK>", 300),
                Arguments.of(Conversation.closeWait(), "<SEQ=100><ACK=301><CTL=ACK>", 301),
                Arguments.of(Conversation.closing(), "<SEQ=101><ACK=301><CTL=ACK>", 301),
                Arguments.of(Conversation.lastAck(), "<SEQ=101><ACK=301><CTL=ACK>", 301));
        }

        @ParameterizedTest
        @MethodSource("states")
        @Rfc9293({"3.10.7.4/fourth-challenge", "3.5.2/synchronized-ack"})
        void whateverItsNumber(Conversation talk, String ack, int rcvNxt) {
            State state = talk.tcb().state();
            talk.arrives("<SEQ=" + rcvNxt + "><CTL=SYN>").sends(ack)
                .arrives("<SEQ=" + (rcvNxt + 5) + "><ACK=100><CTL=SYN,ACK>").sends(ack)
                .arrives("<SEQ=" + (rcvNxt - 1) + "><CTL=SYN>").sends(ack)
                .arrives("<SEQ=4000000000><CTL=SYN>").sends(ack).in(state);
        }

        /** Of Figure 9: B, who thinks that the connection is open. */
        @Test
        @Rfc9293({"3.10.7.4/fourth-challenge", "3.10.7.4/second-exact"})
        void soThatAHalfOpenConnectionIsDiscoveredAsInFigure9() {
            established(300, 100).arrives("<SEQ=400><CTL=SYN>").sends("<SEQ=300><ACK=100><CTL=ACK>").in(ESTABLISHED)
                .arrives("<SEQ=100><CTL=RST>").tells("reset").in(CLOSED).isAtRest();
        }

        @Test
        @Rfc9293("3.10.7.4/fourth-challenge-stops")
        void itsTextIsNotTaken() {
            established().arrives("<SEQ=300><ACK=100><DATA=abc><CTL=SYN,ACK>").sends("<SEQ=100><ACK=300><CTL=ACK>")
                .reads(9).isAtRest();
        }
    }

    @Nested
    class InTimeWait {

        private static final long ISS = 101 + Config.USUAL_STEP;

        @Test
        @Rfc9293({"3.6.1/reopen", "3.6.1/reopen-iss"})
        void aNewerOneOpensTheConnectionAnewAboveAllOldNumbers() {
            timeWait().arrives("<SEQ=302><CTL=SYN>").sends("<SEQ=" + ISS + "><ACK=303><CTL=SYN,ACK>").in(SYN_RECEIVED)
                .arrives("<SEQ=303><ACK=" + (ISS + 1) + "><DATA=ab><CTL=ACK>").tells("closed").in(ESTABLISHED)
                .passes(40).sends("<SEQ=" + (ISS + 1) + "><ACK=305><CTL=ACK>").reads(9).tells("303:ab").isAtRest();
        }

        @Test
        @Rfc9293("3.6.1/reopen-returns")
        void oneThatProvesToBeOldLeadsBackToAFreshTimeWait() {
            timeWait().passes(900).arrives("<SEQ=400><CTL=SYN>").sends("<SEQ=" + ISS + "><ACK=401><CTL=SYN,ACK>")
                .arrives("<SEQ=401><CTL=RST>").in(TIME_WAIT).passes(999).in(TIME_WAIT).passes(1).tells("closed").in(CLOSED);
        }

        @Test
        @Rfc9293("3.10.7.4/fourth-challenge")
        void oneThatIsNotNewerIsChallenged() {
            timeWait().arrives("<SEQ=301><CTL=SYN>").sends("<SEQ=101><ACK=301><CTL=ACK>").in(TIME_WAIT)
                .arrives("<SEQ=299><CTL=SYN>").sends("<SEQ=101><ACK=301><CTL=ACK>").in(TIME_WAIT);
        }

        @Test
        @Rfc9293("3.10.7.4/fourth-challenge")
        void oneWithAnAckIsChallenged() {
            timeWait().arrives("<SEQ=302><ACK=101><CTL=SYN,ACK>").sends("<SEQ=101><ACK=301><CTL=ACK>").in(TIME_WAIT);
        }

        @Test
        @Rfc9293("3.10.7.4/fourth-challenge")
        void textThatIsUnreadIsNotLostToANewConnection() {
            Conversation.finWait2().arrives("<SEQ=300><ACK=101><DATA=ab><CTL=FIN,ACK>").passes(40)
                .sends("<SEQ=101><ACK=303><CTL=ACK>").in(TIME_WAIT)
                .arrives("<SEQ=400><CTL=SYN>").sends("<SEQ=101><ACK=303><CTL=ACK>").in(TIME_WAIT)
                .reads(9).tells("300:ab");
        }

        @Test
        @Rfc9293({"3.10.8/user-timeout", "3.8.3/r2-settable", "3.8.3/syn-alike"})
        void theUserTimeoutEndsTheNewConnectionAndTheOld() {
            Config config = Conversation.CONFIG.withUserTimeout(50);
            established(config, 1000).closes().sends("<SEQ=100><ACK=300><CTL=FIN,ACK>")
                .arrives("<SEQ=300><ACK=101><CTL=FIN,ACK>").passes(40).sends("<SEQ=101><ACK=301><CTL=ACK>").in(TIME_WAIT)
                .arrives("<SEQ=400><CTL=SYN>").sends("<SEQ=" + ISS + "><ACK=401><CTL=SYN,ACK>")
                .passes(50).tells("timeout").in(CLOSED).isAtRest();
        }
    }
}
