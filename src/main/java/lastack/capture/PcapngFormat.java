package lastack.capture;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lastack.wire.Octets;

/** The pcapng format: sections of blocks, of which some describe interfaces and some hold frames. */
final class PcapngFormat implements CaptureReader.Format {

    private static final int SECTION = 0x0A0D0D0A;
    private static final int INTERFACE = 1;
    private static final int OLD_PACKET = 2;
    private static final int SIMPLE_PACKET = 3;
    private static final int PACKET = 6;
    private static final int ORDER = 0x1A2B3C4D;
    private static final int LONGEST = 1 << 24;
    private static final int LONGEST_FRAME = 262_144;
    private static final int MOST_INTERFACES = 1 << 16;

    private final CaptureReader reader;
    private final Input input;
    private boolean swapped;
    private final List<Interface> interfaces = new ArrayList<>();

    /**
     * What frames come from.
     *
     * @param linkType what they begin with
     * @param snapLength how many octets of a frame are captured at most; 0 is all
     * @param clock what their times mean
     */
    private record Interface(int linkType, int snapLength, Clock clock) { }

    private PcapngFormat(CaptureReader reader, Input input) {
        this.reader = reader;
        this.input = input;
    }

    /** The format, if the input begins like one. */
    static Optional<PcapngFormat> in(CaptureReader reader, Input input) throws IOException {
        if (!input.ensure(12) || Octets.i32(input.array(), input.at()) != SECTION) {
            return Optional.empty();
        }
        int order = Octets.i32(input.array(), input.at() + 8);
        return order == ORDER || Integer.reverseBytes(order) == ORDER ? Optional.of(new PcapngFormat(reader, input)) : Optional.empty();
    }

    private int i32(int at) {
        int bits = Octets.i32(input.array(), at);
        return swapped ? Integer.reverseBytes(bits) : bits;
    }

    private int u16(int at) {
        int bits = Octets.u16(input.array(), at);
        return swapped ? Short.reverseBytes((short) bits) & 0xffff : bits;
    }

    @Override
    public boolean next() throws IOException {
        while (true) {
            if (!input.ensure(12)) {
                if (input.there() > 0 || input.isBroken()) {
                    reader.trouble("it is cut after frame " + reader.frame());
                }
                return false;
            }
            int at = input.at();
            boolean section = Octets.i32(input.array(), at) == SECTION;
            if (section && !order(Octets.i32(input.array(), at + 8))) {
                reader.trouble("the section after frame " + reader.frame() + " has no byte order");
                return false;
            }
            int type = i32(at);
            int length = i32(at + 4);
            if (length < 12 || length % 4 != 0) {
                reader.trouble("a block after frame " + reader.frame() + " claims to have " + Integer.toUnsignedString(length)
                    + " octets, and where the next begins is not to be known");
                return false;
            }
            boolean wanted = section || type == INTERFACE || type == PACKET || type == SIMPLE_PACKET || type == OLD_PACKET;
            if (wanted && length > LONGEST) {
                reader.skipped();
            }
            if (!(wanted && length <= LONGEST ? input.ensure(length) : input.skip(length))) {
                reader.trouble("it is cut after frame " + reader.frame());
                return false;
            }
            if (wanted && length <= LONGEST) {
                boolean found = block(type, input.at() + 8, input.at() + length - 4);
                input.advance(length);
                if (found) {
                    return true;
                }
            }
        }
    }

    private boolean order(int magic) {
        if (magic != ORDER && Integer.reverseBytes(magic) != ORDER) {
            return false;
        }
        swapped = magic != ORDER;
        interfaces.clear();
        return true;
    }

    /** Reads what a block holds; whether it is a frame. */
    private boolean block(int type, int from, int to) {
        boolean fits = switch (type) {
            case INTERFACE -> to - from >= 8 && interfaces.size() < MOST_INTERFACES;
            case PACKET, OLD_PACKET -> to - from >= 20;
            case SIMPLE_PACKET -> to - from >= 4 && !interfaces.isEmpty();
            default -> true;
        };
        if (!fits) {
            reader.skipped();
            return false;
        }
        switch (type) {
            case INTERFACE -> interfaces.add(new Interface(u16(from), Math.max(0, i32(from + 4)), clock(from + 8, to)));
            case PACKET -> {
                return frame(i32(from), from + 4, to);
            }
            case OLD_PACKET -> {
                return frame(u16(from), from + 4, to);
            }
            case SIMPLE_PACKET -> {
                int length = Math.max(0, i32(from));
                int snap = interfaces.get(0).snapLength();
                int captured = Math.min(Math.min(length, to - from - 4), snap == 0 ? LONGEST_FRAME : snap);
                reader.is(0, interfaces.get(0).linkType(), from + 4, captured, length);
                return true;
            }
            default -> { }
        }
        return false;
    }

    private boolean frame(int number, int at, int to) {
        int captured = i32(at + 8);
        if (number < 0 || number >= interfaces.size() || captured < 0 || captured > to - at - 16 || captured > LONGEST_FRAME) {
            reader.skipped();
            return false;
        }
        Interface from = interfaces.get(number);
        long ticks = (i32(at) & 0xFFFF_FFFFL) << 32 | i32(at + 4) & 0xFFFF_FFFFL;
        reader.is(from.clock().nanoseconds(ticks), from.linkType(), at + 16, captured, Math.max(captured, i32(at + 12)));
        return true;
    }

    /** Reads the options of an interface that say what its times mean. */
    private Clock clock(int from, int to) {
        int resolution = Clock.MICROSECONDS;
        long offset = 0;
        int at = from;
        while (at + 4 <= to) {
            int code = u16(at);
            int length = u16(at + 2);
            if (code == 0 || at + 4 + length > to) {
                break;
            }
            if (code == 9 && length == 1) {
                resolution = Octets.u8(input.array(), at + 4);
            } else if (code == 14 && length == 8) {
                offset = swapped ? Long.reverseBytes(Octets.i64(input.array(), at + 4)) : Octets.i64(input.array(), at + 4);
            }
            at += 4 + (length + 3 & ~3);
        }
        return new Clock(resolution, offset);
    }
}
