package lastack.tun;

import lastack.tcp.State;
import lastack.tcp.Tell;

/** The user of a connection. It is called by the host's thread, after the step that it is told of, and may call back. */
public interface User {

    /** The connection is established. */
    default void opened(Connection connection) { }

    /** There is more to take: text, or the end of the stream. */
    default void readable(Connection connection) { }

    /** There is more room for text. */
    default void writable(Connection connection) { }

    /**
     * The connection is in another state.
     *
     * @param connection the connection
     * @param state the state it is in now
     */
    default void changed(Connection connection, State state) { }

    /**
     * The connection is no more. What arrived in good order before can still be taken.
     *
     * @param connection the connection
     * @param why what the endpoint tells its user
     */
    default void ended(Connection connection, Tell why) { }
}
