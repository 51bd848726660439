package lastack.tun;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Random;
import lastack.wire.SeqNumber;

/**
 * Initial sequence numbers: a clock, and a hash of the connection's sockets that nobody can guess who does not know the key
 * (RFC 9293, section 3.4.1; RFC 6528, section 3).
 */
final class Isn {

    /** M goes on by one every 4 microseconds. */
    private static final int PER_MILLISECOND = 250;
    private static final int KEY = 16;

    private final byte[] key = new byte[KEY];

    /** With a key drawn from {@code random}. */
    Isn(Random random) {
        random.nextBytes(key);
    }

    /**
     * ISN = M + F(sockets, key).
     *
     * @param pair the sockets
     * @param now the current millisecond
     */
    SeqNumber of(Pair pair, long now) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            hash.update(key);
            hash.update(pair.local().octets());
            hash.update(pair.remote().octets());
            hash.update(ByteBuffer.allocate(8).putInt(pair.localPort()).putInt(pair.remotePort()).array());
            return new SeqNumber(ByteBuffer.wrap(hash.digest()).getInt() + (int) (now * PER_MILLISECOND));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
