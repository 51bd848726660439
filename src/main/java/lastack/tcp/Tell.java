package lastack.tcp;

import lastack.wire.SeqNumber;
import lastack.wire.Text;

/** What the endpoint tells its user (RFC 9293, section 3.9.1). */
public sealed interface Tell {

    /**
     * Received text, in order.
     *
     * @param from the number of its first octet
     * @param text at least one octet
     */
    record Data(SeqNumber from, Text text) implements Tell { }

    /** The peer's user has closed, and everything it sent has been delivered; told once. */
    record EndOfStream() implements Tell { }

    /** "Connection reset": the peer gave the connection up, and what was not taken is gone. */
    record Reset() implements Tell { }

    /** The connection has ended as both users wanted; text and end of stream can still be taken. */
    record Closed() implements Tell { }

    /**
     * The connection has ended because this user aborted it, or went before it had taken all; what was not taken is gone.
     */
    record Aborted() implements Tell { }

    /** "Connection refused": the peer would not have it (section 3.10.7.4, second). */
    record Refused() implements Tell { }

    /** "Connection aborted due to user timeout" (section 3.10.8). */
    record TimedOut() implements Tell { }

    /** "Closing": the user gave up a connection that was not established; its queued calls are answered so (3.10.4). */
    record Closing() implements Tell { }

    /**
     * A call that was refused.
     *
     * @param message the RFC's words, such as {@code connection closing}
     */
    record Error(String message) implements Tell { }
}
