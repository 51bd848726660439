package lastack.tcp;

import static lastack.tcp.Conversation.established;
import static lastack.tcp.Conversation.fresh;
import static lastack.tcp.State.CLOSED;
import static lastack.tcp.State.ESTABLISHED;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import lastack.rfc.Rfc9293;
import org.junit.jupiter.api.Test;

/** The user timeout (RFC 9293, sections 3.8.3, 3.8.6.1, 3.9.1.1 and 3.10.8), here of 1000 ticks. */
class UserTimeoutTests {

    private static final Config CONFIG = new Config(5000, 400, 400, 40, 1000, 1000, 500, 1);
    private static final String TEXT = "<SEQ=100><ACK=300><DATA=2><CTL=ACK>";

    @Test
    @Rfc9293({"3.10.8/user-timeout", "3.8.3/r2-closes"})
    void whatStaysUnacknowledgedEndsTheConnectionAndNothingIsSent() {
        established(CONFIG, 1000).writes("ab").sends(TEXT).passes(400).sends(TEXT).passes(400).sends(TEXT)
            .passes(199).in(ESTABLISHED).passes(1).tells("timeout").in(CLOSED).isAtRest();
    }

    @Test
    @Rfc9293("3.10.8/user-timeout")
    void unreadTextGoesToo() {
        established(CONFIG, 1000).arrives("<SEQ=300><ACK=100><DATA=x><CTL=ACK>").writes("ab")
            .sends("<SEQ=100><ACK=301><DATA=2><CTL=ACK>").passes(400).sends("<SEQ=100><ACK=301><DATA=2><CTL=ACK>")
            .passes(400).sends("<SEQ=100><ACK=301><DATA=2><CTL=ACK>").passes(200).tells("timeout")
            .reads(1).tells("error: connection does not exist");
    }

    @Test
    @Rfc9293("3.8.3/syn-alike")
    void aSynThatNobodyAnswersEndsInItToo() {
        fresh(CONFIG).opens(100).sends("<SEQ=100><CTL=SYN>").passes(400).sends("<SEQ=100><CTL=SYN>")
            .passes(400).sends("<SEQ=100><CTL=SYN>").passes(200).tells("timeout").in(CLOSED).isAtRest();
    }

    @Test
    void anAckOfSomethingNewStartsItAnew() {
        established(CONFIG, 1000).writes("ab").sends(TEXT).passes(400).sends(TEXT).passes(400).sends(TEXT).passes(100)
            .arrives("<SEQ=300><ACK=101><CTL=ACK>").passes(400).sends("<SEQ=101><ACK=300><DATA=1><CTL=ACK>")
            .passes(400).sends("<SEQ=101><ACK=300><DATA=1><CTL=ACK>").passes(199).in(ESTABLISHED)
            .passes(1).tells("timeout").in(CLOSED);
    }

    @Test
    void anAckOfNothingNewDoesNot() {
        established(CONFIG, 1000).writes("ab").sends(TEXT).passes(400).sends(TEXT).passes(400).sends(TEXT).passes(100)
            .arrives("<SEQ=300><ACK=100><CTL=ACK>").passes(100).tells("timeout").in(CLOSED);
    }

    @Test
    void whenAllIsAcknowledgedItStops() {
        established(CONFIG, 1000).writes("ab").sends(TEXT).arrives("<SEQ=300><ACK=102><CTL=ACK>").isAtRest();
    }

    @Test
    void anEstablishedConnectionInWhichNothingWaitsLastsForEver() {
        established(CONFIG, 1000).isAtRest().passes(1_000_000).in(ESTABLISHED);
    }

    /** MUST-37. */
    @Test
    @Rfc9293("3.8.6.1/stays-open")
    void whileThePeerAnswersProbesOfItsClosedWindowTheConnectionStaysOpen() {
        String probe = "<SEQ=100><ACK=300><DATA=1><CTL=ACK>";
        Conversation talk = established(CONFIG, 0).writes("ab").sends();
        for (int i = 0; i < 20; i++) {
            talk.passes(400).sends(probe).arrives("<SEQ=300><ACK=100><WND=0><CTL=ACK>").in(ESTABLISHED);
        }
        talk.passes(400).sends(probe).passes(400).sends(probe).passes(200).tells("timeout").in(CLOSED);
    }

    @Test
    void timeWaitAndFinWait2DoNotTimeOut() {
        established(CONFIG, 1000).closes().sends("<SEQ=100><ACK=300><CTL=FIN,ACK>").arrives("<SEQ=300><ACK=101><CTL=ACK>")
            .passes(100_000).in(State.FIN_WAIT_2).isAtRest();
    }

    @Test
    void aTimeoutIsOfOneTickAtLeast() {
        assertThatIllegalArgumentException().isThrownBy(() -> CONFIG.withUserTimeout(0)).withMessageContaining("userTimeout");
    }
}
