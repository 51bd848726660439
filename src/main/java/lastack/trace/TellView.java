package lastack.trace;

import lastack.wire.SeqNumber;

/** What a user was told, without the octets. */
public sealed interface TellView {

    /**
     * Received text.
     *
     * @param from the number of its first octet
     * @param len how many octets, at least 1
     */
    record Data(SeqNumber from, int len) implements TellView { }

    /** The end of the stream. */
    record End() implements TellView { }

    /** The connection was reset. */
    record Reset() implements TellView { }

    /** The connection ended in order. */
    record Closed() implements TellView { }

    /** The connection ended because this user aborted it. */
    record Aborted() implements TellView { }

    /**
     * A call was refused.
     *
     * @param message why
     */
    record Error(String message) implements TellView { }
}
