package lastack.tun;

import java.io.Closeable;
import java.io.IOException;

/** Where packets of IP come from and go to: a device, or something that stands before one. */
public interface Link extends Closeable {

    /**
     * Waits for a packet.
     *
     * @param packet where its octets go
     * @param milliseconds how long to wait; 0 for not at all, negative for as long as it takes
     * @return how many octets it has; 0 if none came in time, or {@link #wake} was called
     * @throws IOException if there can be no more packets
     */
    int receive(byte[] packet, int milliseconds) throws IOException;

    /**
     * Sends a packet. Like any network it may lose it.
     *
     * @param packet all of its octets
     * @throws IOException if no packet can be sent any more
     */
    void send(byte[] packet) throws IOException;

    /** Makes a {@link #receive} that waits, or else the next one, return at once. Any thread may call it. */
    void wake();
}
