package lastack.tun;

import com.sun.jna.LastErrorException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A TUN device of Linux: the kernel's packets of IP, without any frame around them. It is made in the network namespace
 * of the
 * thread that opens it, if it is not there, and is gone when it is closed, unless it was made to stay.
 */
public final class TunDevice implements Link {

    /** The longest name of a network device. */
    public static final int LONGEST_NAME = 15;

    private static final String PATH = "/dev/net/tun";
    /** {@code TUNSETIFF} of {@code linux/if_tun.h}. */
    private static final long SET_INTERFACE = 0x400454caL;
    private static final int IFF_TUN = 0x0001;
    private static final int IFF_NO_PI = 0x1000;
    /** {@code struct ifreq}: the name, and a union whose first two octets are the flags. */
    private static final int REQUEST = 40;
    private static final int FLAGS = 16;

    private final int device;
    private final int alarm;
    private final byte[] polled = new byte[16];
    private final ByteBuffer poll = ByteBuffer.wrap(polled).order(ByteOrder.nativeOrder());
    private final byte[] eight = new byte[8];
    private final Object lock = new Object();
    private boolean closed;

    private TunDevice(int device, int alarm) {
        this.device = device;
        this.alarm = alarm;
    }

    /**
     * Opens a device.
     *
     * @param name its name, 1 to 15 characters of ASCII
     * @return the device, never null
     * @throws IOException in a sentence's words, if it cannot be opened
     */
    public static TunDevice open(String name) throws IOException {
        byte[] octets = name.getBytes(StandardCharsets.US_ASCII);
        if (octets.length == 0 || octets.length > LONGEST_NAME || name.contains("/") || name.contains(" ")) {
            throw new IOException("the name of a network device has 1 to 15 characters, without / and spaces, not \"" + name + "\"");
        }
        int device = -1;
        try {
            device = Libc.open(PATH, Libc.O_RDWR | Libc.O_NONBLOCK | Libc.O_CLOEXEC);
            byte[] request = new byte[REQUEST];
            System.arraycopy(octets, 0, request, 0, octets.length);
            ByteBuffer.wrap(request).order(ByteOrder.nativeOrder()).putShort(FLAGS, (short) (IFF_TUN | IFF_NO_PI));
            Libc.ioctl(device, SET_INTERFACE, request);
            return new TunDevice(device, Libc.eventfd(0, Libc.EFD_NONBLOCK | Libc.EFD_CLOEXEC));
        } catch (LastErrorException e) {
            if (device >= 0) {
                Libc.close(device);
            }
            throw new IOException(reason(name, e.getErrorCode()), e);
        } catch (UnsatisfiedLinkError e) {
            throw new IOException("there are no TUN devices here: the C library of Linux is missing", e);
        }
    }

    private static String reason(String name, int error) {
        return switch (error) {
            case Libc.ENOENT -> "there is no " + PATH;
            case Libc.EPERM, Libc.EACCES -> "only root, or whom the device " + name + " was made for, may open it";
            case Libc.EBUSY -> "the device " + name + " is in use by another process";
            case Libc.EINVAL -> "the device " + name + " is no TUN device";
            default -> "the device " + name + " cannot be opened: error " + error;
        };
    }

    @Override
    public int receive(byte[] packet, int milliseconds) throws IOException {
        int octets = read(packet);
        if (octets > 0 || milliseconds == 0) {
            return octets;
        }
        poll.putInt(0, device).putShort(4, (short) Libc.POLLIN).putShort(6, (short) 0);
        poll.putInt(8, alarm).putShort(12, (short) Libc.POLLIN).putShort(14, (short) 0);
        try {
            Libc.poll(polled, 2, milliseconds);
            if (poll.getShort(14) != 0) {
                Libc.read(alarm, eight, eight.length);
            }
        } catch (LastErrorException e) {
            // A signal, or another thread's wake-up, came first.
            if (e.getErrorCode() != Libc.EINTR && e.getErrorCode() != Libc.EAGAIN) {
                throw broken(e);
            }
        }
        return read(packet);
    }

    private int read(byte[] packet) throws IOException {
        try {
            return (int) Libc.read(device, packet, packet.length);
        } catch (LastErrorException e) {
            if (e.getErrorCode() == Libc.EAGAIN || e.getErrorCode() == Libc.EINTR) {
                return 0;
            }
            throw broken(e);
        }
    }

    @Override
    public void send(byte[] packet) throws IOException {
        try {
            Libc.write(device, packet, packet.length);
        } catch (LastErrorException e) {
            // While the device is down, or the kernel's queue is full, packets are lost as on any network.
            int error = e.getErrorCode();
            if (error != Libc.EAGAIN && error != Libc.EINTR && error != Libc.EIO && error != Libc.ENOBUFS && error != Libc.EINVAL) {
                throw broken(e);
            }
        }
    }

    private static IOException broken(LastErrorException e) {
        return new IOException("the TUN device is gone: error " + e.getErrorCode(), e);
    }

    @Override
    public void wake() {
        synchronized (lock) {
            try {
                if (!closed) {
                    Libc.write(alarm, ByteBuffer.allocate(8).order(ByteOrder.nativeOrder()).putLong(1).array(), 8);
                }
            } catch (LastErrorException e) {
                // It has been woken so often that the counter is full: it will wake.
                if (e.getErrorCode() != Libc.EAGAIN) {
                    throw e;
                }
            }
        }
    }

    @Override
    public void close() {
        // A descriptor that is closed may be another's the next moment.
        synchronized (lock) {
            if (!closed) {
                closed = true;
                Libc.close(device);
                Libc.close(alarm);
            }
        }
    }
}
