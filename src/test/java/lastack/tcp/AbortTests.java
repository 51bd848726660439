package lastack.tcp;

import static lastack.tcp.Conversation.established;
import static lastack.tcp.State.CLOSED;
import static lastack.tcp.State.CLOSE_WAIT;
import static lastack.tcp.State.ESTABLISHED;
import static lastack.tcp.State.FIN_WAIT_2;

import java.util.stream.Stream;
import lastack.rfc.Rfc9293;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** ABORT, in each state (RFC 9293, section 3.10.5). */
class AbortTests {

    @Nested
    class WhileTextOrFinIsStillToCome {

        static Stream<Arguments> states() {
            return Stream.of(Arguments.of(established(), 100), Arguments.of(Conversation.finWait1(), 101),
                Arguments.of(Conversation.finWait2(), 101), Arguments.of(Conversation.closeWait(), 100));
        }

        @ParameterizedTest
        @MethodSource("states")
        @Rfc9293({"3.10.5/reset", "3.10.5/deleted", "3.5.2/user-reset", "3.6/two-ways"})
        void oneResetIsSentAndTheConnectionIsGone(Conversation talk, int sndNxt) {
            talk.aborts().tells("aborted").sends("<SEQ=" + sndNxt + "><CTL=RST>").offers(0).in(CLOSED)
                .passes(10_000).isAtRest();
        }

        @Test
        @Rfc9293("3.10.5/reset")
        void theResetHasTheNumberBehindAllThatWasSent() {
            established(Conversation.CONFIG, 3).writes("abcdef").sends("<SEQ=100><ACK=300><DATA=3><CTL=ACK>")
                .aborts().tells("aborted").sends("<SEQ=103><CTL=RST>").in(CLOSED)
                .passes(10_000).isAtRest();
        }

        @Test
        @Rfc9293("3.10.5/flushed")
        void unreadTextIsFlushed() {
            established().arrives("<SEQ=300><ACK=100><DATA=ab><CTL=ACK>")
                .aborts().tells("aborted").sends("<SEQ=100><CTL=RST>")
                .reads(9).tells("error: connection does not exist").isAtRest();
        }

        @Test
        void theEndOfTheStreamIsNotToldAnyMore() {
            Conversation.closeWait().in(CLOSE_WAIT).aborts().tells("aborted").sends("<SEQ=100><CTL=RST>")
                .reads(9).tells("error: connection does not exist").isAtRest();
        }

        @Test
        @Rfc9293("3.10.5/flushed")
        void anAckThatIsOwedIsNotSent() {
            established().arrives("<SEQ=300><ACK=100><DATA=ab><CTL=ACK>").in(ESTABLISHED)
                .aborts().tells("aborted").sends("<SEQ=100><CTL=RST>").passes(40).isAtRest();
        }

        @Test
        @Rfc9293({"3.10.7.1/reset", "3.5.2/closed"})
        void whatComesAfterwardsIsAnsweredByAResetThatItsSenderObeys() {
            Conversation.finWait2().in(FIN_WAIT_2).aborts().tells("aborted").sends("<SEQ=101><CTL=RST>")
                .arrives("<SEQ=300><ACK=101><DATA=z><CTL=ACK>").sends("<SEQ=101><CTL=RST>")
                .arrives("<SEQ=301><CTL=RST>").in(CLOSED).isAtRest();
        }
    }

    @Nested
    class AfterBothFins {

        static Stream<Conversation> states() {
            return Stream.of(Conversation.closing(), Conversation.lastAck(), Conversation.timeWait());
        }

        @ParameterizedTest
        @MethodSource("states")
        @Rfc9293("3.10.5/after-both-fins")
        void nothingIsSentAndTheConnectionIsGone(Conversation talk) {
            talk.aborts().tells("aborted").in(CLOSED).isAtRest().passes(10_000).isAtRest();
        }

        @ParameterizedTest
        @MethodSource("states")
        void theEndOfTheStreamIsNotToldAnyMore(Conversation talk) {
            talk.aborts().tells("aborted").reads(1).tells("error: connection does not exist");
        }
    }

    @Nested
    class Closed {

        @Test
        @Rfc9293("3.10.5/closed")
        void thereIsNothingToAbort() {
            Conversation.closed().aborts().tells("error: connection does not exist").in(CLOSED).isAtRest();
        }

        @Test
        void whatIsUnreadAfterACloseInGoodOrderStays() {
            Conversation.closed().aborts().tells("error: connection does not exist").reads(1).tells("end of stream");
        }

        @Test
        void aSecondAbortIsRefused() {
            established().aborts().tells("aborted").sends("<SEQ=100><CTL=RST>")
                .aborts().tells("error: connection does not exist").isAtRest();
        }
    }
}
