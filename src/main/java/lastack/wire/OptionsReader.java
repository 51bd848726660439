package lastack.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the options of one header, one after the other. */
final class OptionsReader {

    private final byte[] octets;
    private final int to;
    private final int end;
    private final int packet;
    private OptionalInt mss = OptionalInt.empty();
    private OptionalInt windowScale = OptionalInt.empty();
    private boolean sackPermitted;
    private final List<TcpOptions.Block> sacks = new ArrayList<>(4);
    private Optional<TcpOptions.Timestamps> timestamps = Optional.empty();
    private final List<TcpOptions.Unknown> unknown = new ArrayList<>(2);

    OptionsReader(byte[] octets, int to, int end, int packet) {
        this.octets = octets;
        this.to = to;
        this.end = end;
        this.packet = packet;
    }

    TcpOptions read(int from) {
        Optional<Malformed> malformed = Optional.empty();
        int at = from;
        while (at < end && malformed.isEmpty()) {
            if (at < to && Octets.u8(octets, at) == TcpOptions.END) {
                break;
            }
            if (at < to && Octets.u8(octets, at) == TcpOptions.NOP) {
                at++;
                continue;
            }
            malformed = mistake(at);
            if (malformed.isEmpty()) {
                int length = Octets.u8(octets, at + 1);
                keep(Octets.u8(octets, at), at + 2, at + length);
                at += length;
            }
        }
        return new TcpOptions(mss, windowScale, sackPermitted, sacks, timestamps, unknown, malformed);
    }

    private Optional<Malformed> mistake(int at) {
        if (at + 1 >= to) {
            return wrong(to < end ? "the options are cut" : "the last option has no length", at);
        }
        int kind = Octets.u8(octets, at);
        int length = Octets.u8(octets, at + 1);
        if (length < 2) {
            return wrong("option " + kind + " has the length " + length + ", and 2 is the least", at);
        }
        if (at + length > end) {
            return wrong("option " + kind + " has the length " + length + ", and " + (end - at) + " octets are left", at);
        }
        if (at + length > to) {
            return wrong("the options are cut", at);
        }
        boolean fits = switch (kind) {
            case TcpOptions.MSS -> length == 4;
            case TcpOptions.WINDOW_SCALE -> length == 3;
            case TcpOptions.SACK_PERMITTED -> length == 2;
            case TcpOptions.SACK -> length > 2 && (length - 2) % 8 == 0;
            case TcpOptions.TIMESTAMPS -> length == 10;
            default -> true;
        };
        return fits ? Optional.empty() : wrong("option " + kind + " cannot have the length " + length, at);
    }

    private Optional<Malformed> wrong(String what, int at) {
        return Optional.of(new Malformed(what, at - packet));
    }

    private void keep(int kind, int from, int beyond) {
        switch (kind) {
            case TcpOptions.MSS -> mss = OptionalInt.of(Octets.u16(octets, from));
            case TcpOptions.WINDOW_SCALE -> windowScale = OptionalInt.of(Octets.u8(octets, from));
            case TcpOptions.SACK_PERMITTED -> sackPermitted = true;
            case TcpOptions.SACK -> {
                for (int at = from; at < beyond; at += 8) {
                    SeqNumber left = new SeqNumber(Octets.i32(octets, at));
                    sacks.add(new TcpOptions.Block(left, new SeqNumber(Octets.i32(octets, at + 4))));
                }
            }
            case TcpOptions.TIMESTAMPS ->
                timestamps = Optional.of(new TcpOptions.Timestamps(Octets.i32(octets, from), Octets.i32(octets, from + 4)));
            default -> unknown.add(new TcpOptions.Unknown(kind, Text.of(Arrays.copyOfRange(octets, from, beyond))));
        }
    }
}
