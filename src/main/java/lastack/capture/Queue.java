package lastack.capture;

/** Connections in the order of their last segments. */
final class Queue {

    private Track first;
    private Track last;

    /** Puts a connection at the end, from wherever it is. */
    void append(Track track) {
        if (track.queue == this && last == track) {
            return;
        }
        if (track.queue != null) {
            track.queue.remove(track);
        }
        track.queue = this;
        track.before = last;
        track.after = null;
        if (last == null) {
            first = track;
        } else {
            last.after = track;
        }
        last = track;
    }

    /** Takes a connection out. */
    void remove(Track track) {
        if (track.before == null) {
            first = track.after;
        } else {
            track.before.after = track.after;
        }
        if (track.after == null) {
            last = track.before;
        } else {
            track.after.before = track.before;
        }
        track.queue = null;
        track.before = null;
        track.after = null;
    }

    /** The connection that was silent for longest; null if there is none. It is asked for with every segment. */
    Track first() {
        return first;
    }
}
