package lastack.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import lastack.capture.Closing;
import lastack.capture.Connection;
import lastack.capture.Observed;
import lastack.refine.WireBeliefs;
import lastack.verdict.Judging;
import lastack.verdict.Verdicts;

/** Connections that have ended and wait, in their order, for their verdicts. */
final class PcapPending implements AutoCloseable {

    private final PcapReport report;
    private final boolean live;
    private final Optional<Supplier<WireBeliefs>> beliefs;
    private final Judging judging;
    private final Deque<Ended> ended = new ArrayDeque<>();

    private record Ended(Connection connection, Closing closing, List<Observed> segments, Optional<Future<Verdicts>> verdicts) {
    }

    /**
     * Begins without connections.
     *
     * @param report what they are reported to
     * @param beliefs gives what judges them; empty if nothing is to
     * @param live whether each is to be reported as soon as it ends
     */
    PcapPending(PcapReport report, Optional<Supplier<WireBeliefs>> beliefs, boolean live) {
        this.report = report;
        this.beliefs = beliefs;
        this.live = live;
        this.judging = new Judging(beliefs.isEmpty() ? 0 : live ? 1 : Runtime.getRuntime().availableProcessors());
    }

    Optional<Supplier<WireBeliefs>> beliefs() {
        return beliefs;
    }

    Judging judging() {
        return judging;
    }

    boolean isLive() {
        return live;
    }

    PcapReport report() {
        return report;
    }

    void add(Connection connection, Closing closing, List<Observed> segments, Optional<Future<Verdicts>> verdicts) {
        ended.add(new Ended(connection, closing, segments, verdicts));
        while (!ended.isEmpty() && (live || ended.peek().verdicts().map(Future::isDone).orElse(true))) {
            tell(ended.remove());
        }
        if (live) {
            report.flush();
        }
    }

    private void tell(Ended each) {
        report.connection(each.connection(), each.closing(), each.verdicts().map(PcapPending::got), each.segments());
    }

    private static Verdicts got(Future<Verdicts> verdicts) {
        try {
            return verdicts.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a capture was judged", e);
        } catch (ExecutionException e) {
            // What judges could not be loaded: the reason is one for the user.
            throw e.getCause() instanceof UnusableException wrong ? new UnusableException(wrong.getMessage())
                : new IllegalStateException(e.getCause());
        }
    }

    /** Reports what still waits. */
    @Override
    public void close() {
        judging.close();
        ended.forEach(this::tell);
        ended.clear();
    }
}
