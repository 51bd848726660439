package lastack.sim;

import java.util.List;
import java.util.Optional;
import lastack.trace.Side;
import lastack.trace.TcbView;
import lastack.trace.TellView;

/**
 * What the two users are promised when both close, neither aborts and the network is orderly (RFC 9293, section 3.6). The
 * relation does not cover all of it: it obliges no endpoint to send what it could send, and it does not see the octets.
 */
public final class Promises {

    private Promises() {
    }

    /**
     * Looks for a promise that was broken.
     *
     * @param schedule an orderly one in which both users close
     * @param result how it went
     * @return the first broken promise in words, or empty if all were kept
     * @throws IllegalArgumentException if the users can be promised nothing
     */
    public static Optional<String> broken(Schedule schedule, Result result) {
        if (!schedule.isOrderly() || !schedule.bothClose()) {
            throw new IllegalArgumentException(
                "nothing is promised unless both users close, neither aborts and the network is orderly");
        }
        if (result.failure().isPresent()) {
            return result.failure();
        }
        if (!result.quiescent()) {
            return Optional.of("the run did not come to rest");
        }
        return broken(result, Side.A).or(() -> broken(result, Side.B));
    }

    private static Optional<String> broken(Result result, Side side) {
        Result.Party party = result.party(side);
        if (!party.received().equals(result.party(side.other()).written())) {
            return Optional.of("what " + side + " received is not what " + side.other() + " wrote");
        }
        if (!party.state().equals(TcbView.Closed.STATE)) {
            return Optional.of(side + " ended in " + party.state());
        }
        if (party.told(TellView.Closed.class) != 1 || party.told(TellView.Reset.class) != 0) {
            return Optional.of(side + " was told \"closed\" " + party.told(TellView.Closed.class) + " times and \"reset\" "
                + party.told(TellView.Reset.class) + " times");
        }
        return endsTheStream(party.tells()) ? Optional.empty()
            : Optional.of(side + " was not told the end of the stream just once and after all text");
    }

    private static boolean endsTheStream(List<TellView> tells) {
        int end = tells.indexOf(new TellView.End());
        return end >= 0 && tells.subList(end + 1, tells.size()).stream()
            .noneMatch(tell -> tell instanceof TellView.Data || tell instanceof TellView.End);
    }
}
