package lastack.capture;

import lastack.wire.IpAddress;

/**
 * Between which sockets a connection is.
 *
 * @param stream its number in the capture, from 0, in the order of first segments
 * @param client the address of the client: who sent the first SYN; without one, whom the first SYN,ACK answers; without that,
 *     who sent the first segment
 * @param clientPort its port
 * @param server the address of the other
 * @param serverPort its port
 */
public record Connection(long stream, IpAddress client, int clientPort, IpAddress server, int serverPort) {

    /** The client's socket, such as {@code [2001:db8::1]:40000}. */
    public String clientSocket() {
        return client.withPort(clientPort);
    }

    /** The server's socket. */
    public String serverSocket() {
        return server.withPort(serverPort);
    }
}
