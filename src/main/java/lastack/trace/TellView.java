package lastack.trace;

import java.util.Locale;
import java.util.Objects;
import lastack.wire.SeqNumber;

/** What a user was told, without the octets. */
public sealed interface TellView {

    /** The kind's name in the relation and in traces, such as {@code reset}, which is its class's; never null. */
    default String kind() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /**
     * Received text.
     *
     * @param from the number of its first octet
     * @param len how many octets, at least 1
     */
    record Data(SeqNumber from, int len) implements TellView {
        /** Checks the parts. */
        public Data {
            Objects.requireNonNull(from, "from");
        }
    }

    /** The end of the stream. */
    record End() implements TellView { }

    /** The connection was reset. */
    record Reset() implements TellView { }

    /** The connection ended in order. */
    record Closed() implements TellView { }

    /** The connection ended because this user aborted it, or left text unread. */
    record Aborted() implements TellView { }

    /** The peer refused the connection before it was established. */
    record Refused() implements TellView { }

    /** The user timeout ended the connection. */
    record Timeout() implements TellView { }

    /** The user gave up a connection that was not established. */
    record Closing() implements TellView { }

    /**
     * A call was refused.
     *
     * @param message why
     */
    record Error(String message) implements TellView {
        /** Checks the parts. */
        public Error {
            Objects.requireNonNull(message, "message");
        }
    }
}
