package lastack.tun;

import lastack.wire.IpAddress;

/**
 * The two sockets of a connection, as one of its sides sees them (RFC 9293, section 3.3.1).
 *
 * @param local this side's address
 * @param localPort this side's port
 * @param remote the other side's address
 * @param remotePort the other side's port
 */
public record Pair(IpAddress local, int localPort, IpAddress remote, int remotePort) {

    /** Our socket and the other one. */
    @Override
    public String toString() {
        return local.withPort(localPort) + " - " + remote.withPort(remotePort);
    }
}
