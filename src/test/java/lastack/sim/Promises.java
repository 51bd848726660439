package lastack.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lastack.tcp.State;
import lastack.tcp.Tell;
import lastack.trace.Side;

/** What the two users are promised when both close and the network is orderly (RFC 9293, section 3.6). */
public final class Promises {

    private Promises() { }

    /** Fails unless every octet arrived in order and both sides ended well. */
    public static void assertKept(Schedule schedule, Result result) {
        assertThat(schedule.isOrderly()).isTrue();
        assertThat(schedule.bothClose()).isTrue();
        assertThat(result.failure()).isEmpty();
        assertThat(result.quiescent()).as("the run came to rest").isTrue();
        for (Side side : Side.values()) {
            Result.Party party = result.party(side);
            assertThat(party.received()).as("received by " + side).isEqualTo(result.party(side.other()).written());
            assertThat(party.state()).as("state of " + side).isEqualTo(State.CLOSED);
            assertThat(party.told(Tell.Closed.class)).as("closed, told to " + side).isEqualTo(1);
            assertThat(party.told(Tell.Reset.class)).as("reset, told to " + side).isZero();
            assertThat(party.told(Tell.EndOfStream.class)).as("end of stream, told to " + side).isEqualTo(1);
            assertThat(endsTheStream(party.tells())).as("no text after the end of the stream").isTrue();
        }
    }

    private static boolean endsTheStream(List<Tell> tells) {
        int end = tells.indexOf(new Tell.EndOfStream());
        return tells.subList(end, tells.size()).stream().noneMatch(Tell.Data.class::isInstance);
    }
}
