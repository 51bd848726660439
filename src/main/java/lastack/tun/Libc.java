package lastack.tun;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;

/**
 * What a TUN device needs of the C library. Each call fails with a {@link LastErrorException} that has the error number,
 * and is
 * described in section 2 of the manual.
 */
final class Libc {

    static final int O_RDWR = 2;
    static final int O_NONBLOCK = 0x800;
    static final int O_CLOEXEC = 0x80000;
    static final int EFD_NONBLOCK = O_NONBLOCK;
    static final int EFD_CLOEXEC = O_CLOEXEC;
    static final int POLLIN = 1;
    static final int EPERM = 1;
    static final int ENOENT = 2;
    static final int EINTR = 4;
    static final int EIO = 5;
    static final int EAGAIN = 11;
    static final int EACCES = 13;
    static final int EBUSY = 16;
    static final int EINVAL = 22;
    static final int ENOBUFS = 105;

    static {
        Native.register(Libc.class, "c");
    }

    private Libc() { }

    static native int open(String path, int flags) throws LastErrorException;

    static native int ioctl(int fd, long request, byte[] argument) throws LastErrorException;

    static native long read(int fd, byte[] buffer, long size) throws LastErrorException;

    static native long write(int fd, byte[] buffer, long size) throws LastErrorException;

    /** {@code fds} has 8 octets for each: the descriptor, the events asked for, and those that happened, native order. */
    static native int poll(byte[] fds, long count, int milliseconds) throws LastErrorException;

    static native int eventfd(int initial, int flags) throws LastErrorException;

    static native int close(int fd) throws LastErrorException;

    static native int unshare(int flags) throws LastErrorException;
}
