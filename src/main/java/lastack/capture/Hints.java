package lastack.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the connections of a capture, taken together, say to who operates the machines. It keeps a bounded number of sockets. */
public final class Hints {

    /** Fewer are chance. */
    private static final int MANY = 3;
    private static final int MOST_SOCKETS = 10_000;

    /** What a connection can be an instance of. */
    private enum Kind {
        CLOSE_WAIT("were left in CLOSE-WAIT", "the application there does not close what its peers have closed"),
        ABORTED("were reset from there after orderly data",
            "the application closes with unread data, or with a linger time of 0; its peers may lose text"),
        DEAF("were closed there, and reset when the peer sent more",
            "the application closes both directions where it should only end its own"),
        REFUSED("were refused there", "nothing listens at that port"),
        UNANSWERED("were asked for, and not answered", "the host is down, a filter drops what is sent to it, or it is flooded"),
        FIN_LOST("were left with a FIN that was never acknowledged", "the peer was gone, or the capture ends too early");

        private final String what;
        private final String why;

        Kind(String what, String why) {
            this.what = what;
            this.why = why;
        }
    }

    private final Map<String, int[]> sockets = new TreeMap<>();

    /** Takes a connection into account. */
    public void add(Connection connection, Closing closing) {
        for (Role role : Role.values()) {
            // Clients have a port for each connection, so they are taken together.
            String socket = role == Role.SERVER ? connection.serverSocket() : connection.client().toString();
            if (sockets.size() >= MOST_SOCKETS && !sockets.containsKey(socket)) {
                continue;
            }
            int[] counts = sockets.computeIfAbsent(socket, any -> new int[Kind.values().length + 1]);
            counts[Kind.values().length]++;
            for (Kind kind : Kind.values()) {
                counts[kind.ordinal()] += is(kind, closing, role) ? 1 : 0;
            }
        }
    }

    private static boolean is(Kind kind, Closing closing, Role role) {
        List<String> notes = closing.notes();
        boolean first = closing.first().filter(role::equals).isPresent();
        return switch (kind) {
            case CLOSE_WAIT -> closing.state(role).equals("CLOSE-WAIT");
            case ABORTED -> first && notes.contains(Story.Note.ABORT_AFTER_DATA.toString());
            case DEAF -> first && closing.close() == Close.FIN_THEN_RESET
                && notes.contains(Story.Note.DATA_AFTER_PEER_FIN.toString());
            case REFUSED -> role == Role.SERVER && notes.contains(Story.Note.REFUSED.toString());
            case UNANSWERED -> role == Role.SERVER && notes.contains(Story.Note.UNANSWERED.toString());
            case FIN_LOST -> first && notes.contains(Story.Note.FIN_UNACKED.toString())
                && notes.contains(Story.Note.FIN_RETX.toString());
        };
    }

    /** The hints, a sentence each. */
    public List<String> all() {
        List<String> hints = new ArrayList<>();
        sockets.forEach((socket, counts) -> {
            for (Kind kind : Kind.values()) {
                if (counts[kind.ordinal()] >= MANY) {
                    hints.add(socket + ": " + counts[kind.ordinal()] + " of " + counts[Kind.values().length] + " connections "
                        + kind.what + ": " + kind.why + ".");
                }
            }
        });
        return hints;
    }
}
