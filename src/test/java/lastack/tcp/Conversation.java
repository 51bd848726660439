package lastack.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lastack.wire.Control;
import lastack.wire.Segment;
import lastack.wire.SeqNumber;
import lastack.wire.Text;

/**
 * A conversation with one endpoint, written as the RFC writes its figures. If it begins in ESTABLISHED, the endpoint's first
 * octet is numbered 100, its peer's 300; if it begins in CLOSED, these are the numbers of the SYNs. Windows are 1000 octets at
 * first.
 */
final class Conversation {

    static final Config CONFIG = new Config(1000, 100, 800, 40, 1000, 500);
    private static final Pattern FIELD = Pattern.compile("<(\\w+)=([^>]*)>");

    private final Endpoint endpoint = new TcpEndpoint();
    private Tcb tcb;
    private long now;
    private final List<String> sent = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private Segment last;

    private Conversation(Config config) {
        tcb = endpoint.closed(config);
    }

    private Conversation(Config config, long iss, long irs, int peerWindow) {
        tcb = endpoint.established(config, SeqNumber.of(iss), SeqNumber.of(irs), peerWindow);
    }

    static Conversation established() {
        return new Conversation(CONFIG, 100, 300, 1000);
    }

    /** CLOSED, with no connection before. */
    static Conversation fresh() {
        return new Conversation(CONFIG);
    }

    static Conversation fresh(Config config) {
        return new Conversation(config);
    }

    static Conversation listen() {
        return fresh().opensPassively(100).in(State.LISTEN);
    }

    static Conversation synSent() {
        return fresh().opens(100).sends("<SEQ=100><CTL=SYN>").in(State.SYN_SENT);
    }

    /** SYN-RECEIVED from LISTEN. */
    static Conversation synReceived() {
        return listen().arrives("<SEQ=300><CTL=SYN>").sends("<SEQ=100><ACK=301><CTL=SYN,ACK>").in(State.SYN_RECEIVED);
    }

    /** SYN-RECEIVED from SYN-SENT. */
    static Conversation bothOpen() {
        return synSent().arrives("<SEQ=300><CTL=SYN>").sends("<SEQ=100><ACK=301><CTL=SYN,ACK>").in(State.SYN_RECEIVED);
    }

    static Conversation established(Config config, int peerWindow) {
        return new Conversation(config, 100, 300, peerWindow);
    }

    static Conversation established(long iss, long irs) {
        return new Conversation(CONFIG, iss, irs, 1000);
    }

    static Conversation finWait1() {
        return established().closes().sends("<SEQ=100><ACK=300><CTL=FIN,ACK>").in(State.FIN_WAIT_1);
    }

    static Conversation finWait2() {
        return finWait1().arrives("<SEQ=300><ACK=101><CTL=ACK>").in(State.FIN_WAIT_2);
    }

    static Conversation closeWait() {
        return established().arrives("<SEQ=300><ACK=100><CTL=FIN,ACK>").passes(40).sends("<SEQ=100><ACK=301><CTL=ACK>")
            .in(State.CLOSE_WAIT);
    }

    static Conversation closing() {
        return finWait1().arrives("<SEQ=300><ACK=100><CTL=FIN,ACK>").passes(40).sends("<SEQ=101><ACK=301><CTL=ACK>")
            .in(State.CLOSING);
    }

    static Conversation lastAck() {
        return closeWait().closes().sends("<SEQ=100><ACK=301><CTL=FIN,ACK>").in(State.LAST_ACK);
    }

    static Conversation timeWait() {
        return finWait2().arrives("<SEQ=300><ACK=101><CTL=FIN,ACK>").passes(40).sends("<SEQ=101><ACK=301><CTL=ACK>")
            .in(State.TIME_WAIT);
    }

    static Conversation closed() {
        return lastAck().arrives("<SEQ=301><ACK=101><CTL=ACK>").tells("closed").in(State.CLOSED);
    }

    /** A segment as the RFC writes it; {@code <DATA=...>} holds its text, {@code <WND=...>} its window, 1000 if left out. */
    static Segment segment(String words) {
        SeqNumber seq = SeqNumber.ZERO;
        SeqNumber ack = SeqNumber.ZERO;
        Set<Control> ctl = EnumSet.noneOf(Control.class);
        int wnd = 1000;
        Text text = Text.EMPTY;
        Matcher field = FIELD.matcher(words);
        while (field.find()) {
            String value = field.group(2);
            switch (field.group(1)) {
                case "SEQ" -> seq = SeqNumber.of(Long.parseLong(value));
                case "ACK" -> ack = SeqNumber.of(Long.parseLong(value));
                case "WND" -> wnd = Integer.parseInt(value);
                case "DATA" -> text = text(value);
                case "CTL" -> List.of(value.split(",")).forEach(name -> ctl.add(Control.valueOf(name)));
                default -> throw new IllegalArgumentException(words);
            }
        }
        return new Segment(seq, ack, ctl, wnd, text);
    }

    static Text text(String words) {
        return Text.of(words.getBytes(StandardCharsets.US_ASCII));
    }

    Conversation arrives(String segment) {
        return happens(new Event.Arrive(segment(segment)));
    }

    Conversation writes(String words) {
        return happens(new Event.Send(text(words)));
    }

    Conversation reads(int max) {
        return happens(new Event.Receive(max));
    }

    Conversation closes() {
        return happens(new Event.Close());
    }

    /** An active OPEN with a remote socket. */
    Conversation opens(long iss) {
        return happens(new Event.Open(true, true, SeqNumber.of(iss)));
    }

    /** A passive OPEN without a remote socket. */
    Conversation opensPassively(long iss) {
        return happens(new Event.Open(false, false, SeqNumber.of(iss)));
    }

    Conversation opens(boolean active, boolean remote, long iss) {
        return happens(new Event.Open(active, remote, SeqNumber.of(iss)));
    }

    Conversation detaches() {
        return happens(new Event.Detach());
    }

    Conversation aborts() {
        return happens(new Event.Abort());
    }

    /** Lets time pass, fires the timers that come due, at their times, and sends what there is to send. */
    Conversation passes(long ticks) {
        long until = now + ticks;
        Optional<Timer> timer = endpoint.nextTimer(tcb);
        while (timer.isPresent() && timer.get().deadline() <= until) {
            now = timer.get().deadline();
            switch (timer.get().kind()) {
                case RETRANSMISSION -> happens(new Event.RetransmitTimeout());
                case USER -> happens(new Event.UserTimeout());
                case TIME_WAIT -> happens(new Event.TimeWaitTimeout());
                case DELAYED_ACK -> transmit();
            }
            timer = endpoint.nextTimer(tcb);
        }
        now = until;
        return this;
    }

    private Conversation happens(Event event) {
        nothingLeft();
        Outcome outcome = endpoint.handle(tcb, event, now);
        tcb = outcome.tcb();
        outcome.tells().forEach(tell -> told.add(words(tell)));
        transmit();
        return this;
    }

    private void transmit() {
        Optional<Emission> out = endpoint.transmit(tcb, now);
        while (out.isPresent()) {
            tcb = out.get().tcb();
            last = out.get().segment();
            sent.add(last.toString());
            out = endpoint.transmit(tcb, now);
        }
    }

    private static String words(Tell tell) {
        if (tell instanceof Tell.Data data) {
            return data.from() + ":" + new String(data.text().toByteArray(), StandardCharsets.US_ASCII);
        }
        if (tell instanceof Tell.Error error) {
            return "error: " + error.message();
        }
        return tell instanceof Tell.EndOfStream ? "end of stream" : tell instanceof Tell.Reset ? "reset"
            : tell instanceof Tell.Aborted ? "aborted" : tell instanceof Tell.Refused ? "refused"
            : tell instanceof Tell.TimedOut ? "timeout" : tell instanceof Tell.Closing ? "closing" : "closed";
    }

    /** What was sent since the last event was this, in this order. */
    Conversation sends(String... segments) {
        assertThat(sent).containsExactly(segments);
        sent.clear();
        return this;
    }

    Conversation tells(String... words) {
        assertThat(told).containsExactly(words);
        told.clear();
        return this;
    }

    Conversation offers(int window) {
        assertThat(last.wnd()).isEqualTo(window);
        return this;
    }

    Conversation in(State state) {
        assertThat(tcb.state()).isEqualTo(state);
        return this;
    }

    /** No timer runs, and nothing is left to say. */
    Conversation isAtRest() {
        nothingLeft();
        assertThat(endpoint.nextTimer(tcb)).isEmpty();
        return this;
    }

    private void nothingLeft() {
        assertThat(sent).as("sent, and not expected").isEmpty();
        assertThat(told).as("told, and not expected").isEmpty();
    }

    Tcb tcb() {
        return tcb;
    }

    long now() {
        return now;
    }
}
