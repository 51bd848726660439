package lastack.tun;

import java.io.IOException;
import java.util.Random;

/**
 * A link that loses packets in both directions, each with the same probability; the same ones for the same seed and order.
 */
public final class Faults implements Link {

    private final Link link;
    private final Random random;
    private final double loss;

    /**
     * Before another link.
     *
     * @param link the link that carries what is not lost
     * @param loss how probable it is that a packet is lost, 0 to 1
     * @param seed of the losses
     */
    public Faults(Link link, double loss, long seed) {
        if (!(loss >= 0 && loss <= 1)) {
            throw new IllegalArgumentException("a probability is 0 to 1, not " + loss);
        }
        this.link = link;
        this.loss = loss;
        this.random = new Random(seed);
    }

    @Override
    public int receive(byte[] packet, int milliseconds) throws IOException {
        int octets = link.receive(packet, milliseconds);
        return octets > 0 && isLost() ? 0 : octets;
    }

    @Override
    public void send(byte[] packet) throws IOException {
        if (!isLost()) {
            link.send(packet);
        }
    }

    private boolean isLost() {
        return random.nextDouble() < loss;
    }

    @Override
    public void wake() {
        link.wake();
    }

    @Override
    public void close() throws IOException {
        link.close();
    }
}
