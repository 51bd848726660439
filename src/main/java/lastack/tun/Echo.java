package lastack.tun;

/** A user that sends back what it receives, and closes when the other side has. */
public final class Echo implements User {

    private boolean closed;

    /** For one connection. */
    public Echo() { }

    @Override
    public void readable(Connection connection) {
        // No more is taken than can be sent back: a client that does not read finds our window closed.
        while (connection.isReadable() && connection.room() > 0 && !connection.isAtEnd()) {
            connection.send(connection.receive(connection.room()));
        }
        if (connection.isAtEnd() && !closed) {
            closed = true;
            connection.close();
        }
    }

    @Override
    public void writable(Connection connection) {
        readable(connection);
    }
}
