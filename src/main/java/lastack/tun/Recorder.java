package lastack.tun;

import java.util.List;
import lastack.trace.ConfigView;
import lastack.trace.Header;
import lastack.trace.Step;
import lastack.trace.TcbView;

/**
 * Makes traces of one connection's steps, our endpoint being A. A trace has one setting of the endpoint; so there is another
 * part whenever the round-trip time has changed the retransmission timeout, and it begins where the one before ends.
 */
public final class Recorder implements Witness {

    /** Takes the steps of one part. */
    public interface Tape {

        /** The next step. */
        void step(Step step);

        /** There are no more. */
        void end();
    }

    /** Where parts are kept. */
    @FunctionalInterface
    public interface Shelf {

        /**
         * A part begins.
         *
         * @param pair the connection's sockets
         * @param part its number, from 1
         * @param header where it begins
         * @return what takes its steps
         */
        Tape tape(Pair pair, int part, Header header);
    }

    /** Nobody is seen on the other side. */
    private static final TcbView NOBODY = new TcbView.Closed(List.of(), "none", List.of());

    private final Pair pair;
    private final Shelf shelf;
    private ConfigView config;
    private Tape tape;
    private int parts;

    /** A recorder of one connection. */
    public Recorder(Pair pair, Shelf shelf) {
        this.pair = pair;
        this.shelf = shelf;
    }

    @Override
    public void step(ConfigView now, TcbView before, Step step) {
        if (!now.equals(config)) {
            end();
            config = now;
            tape = shelf.tape(pair, ++parts, new Header(0, new Header.Origin(now, before), new Header.Origin(now, NOBODY)));
        }
        tape.step(step);
    }

    @Override
    public void end() {
        if (tape != null) {
            tape.end();
            tape = null;
            config = null;
        }
    }
}
