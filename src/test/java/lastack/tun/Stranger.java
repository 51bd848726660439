package lastack.tun;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import lastack.refine.Walk;
import lastack.wire.Control;
import lastack.wire.IpPacket;
import lastack.wire.Octets;
import lastack.wire.Packets;
import lastack.wire.Segment;
import lastack.wire.SeqNumber;
import lastack.wire.TcpFlags;
import lastack.wire.TcpHeader;
import lastack.wire.TcpOptions;
import lastack.wire.TcpPacket;
import lastack.wire.Text;

/**
 * The other end of one connection of the kernel's, played by hand. Numbers are counted from the SYNs: the first octets of
 * both sides are 1. What the kernel does, and what is done to it, is noted as the events of the relation.
 */
final class Stranger {

    private static final SeqNumber ISS = new SeqNumber(0x1000_0000);
    private static final int MSS = 1460;

    /**
     * A segment of the kernel's.
     *
     * @param flags letters of S, F, R and a point for ACK
     * @param seq counted from its SYN; but 0 where it is the literal 0 of a reset that answers what has no ACK
     * @param len the octets of text
     * @param ack counted from our SYN; 0 if there is none
     * @param wnd the window
     */
    record Said(String flags, int seq, int len, int ack, int wnd) {
        @Override
        public String toString() {
            return flags + " " + seq + ":" + (seq + len) + "(" + len + ")" + (flags.contains(".") ? " ack " + ack : "");
        }
    }

    private final ByHand line;
    private final int port;
    private final int window;
    private final List<Walk.Event> events = new ArrayList<>();
    private final List<String> story = new ArrayList<>();
    private int kernelsIss;
    private int kernelsWindow;
    private Socket socket;

    private Stranger(ByHand line, int port, int window) {
        this.line = line;
        this.port = port;
        this.window = window;
    }

    /** Opens a connection to the kernel, offering a window. */
    static Stranger connect(ByHand line, int port, int window) throws IOException {
        Stranger stranger = new Stranger(line, port, window);
        stranger.open();
        return stranger;
    }

    private void open() throws IOException {
        packet("S", 0, 0, 0, window);
        byte[] answer = line.await(port);
        TcpPacket synAck = read(answer);
        kernelsIss = synAck.seq();
        kernelsWindow = synAck.window();
        packet(".", 1, 0, 1, window);
        socket = line.accept();
        socket.setSoTimeout(20_000);
    }

    /** The kernel's end of it. */
    Socket socket() {
        return socket;
    }

    /** The window that the kernel offered first. */
    int kernelsWindow() {
        return kernelsWindow;
    }

    /** Sends a segment. */
    void send(String flags, int seq, int len, int ack) throws IOException {
        send(flags, seq, len, ack, window);
    }

    void send(String flags, int seq, int len, int ack, int wnd) throws IOException {
        hear();
        events.add(Walk.Event.arrive(flags, seq, len, ack, wnd));
        story.add("< " + new Said(flags, seq, len, ack, wnd));
        packet(flags, seq, len, ack, wnd);
    }

    /** Notes a call of the kernel's user, or a timeout, once it has been made. */
    void note(Walk.Event event) throws IOException {
        events.add(event);
        Object ticks = event.value().get("ticks");
        story.add(event.value().get("type") + (ticks == null ? "" : " " + ticks));
    }

    private void packet(String flags, int seq, int len, int ack, int wnd) throws IOException {
        Set<Control> ctl = new TreeSet<>();
        for (char flag : flags.toCharArray()) {
            switch (flag) {
                case 'S' -> ctl.add(Control.SYN);
                case 'F' -> ctl.add(Control.FIN);
                case 'R' -> ctl.add(Control.RST);
                case '.' -> ctl.add(Control.ACK);
                default -> { }
            }
        }
        SeqNumber acked = ctl.contains(Control.ACK) ? new SeqNumber(kernelsIss + ack) : SeqNumber.ZERO;
        Segment segment = new Segment(ISS.plus(seq), acked, ctl, wnd, Text.of(new byte[len]));
        TcpOptions options = ctl.contains(Control.SYN) ? TcpOptions.NONE.withMss(MSS) : TcpOptions.NONE;
        TcpHeader header = TcpHeader.of(port, ByHand.PORT, segment, options);
        line.send(Packets.tcp(Namespace.OURS, Namespace.KERNEL, header, segment.text()));
    }

    /** All that the kernel has said since it was last listened to. */
    List<Said> hear() throws IOException {
        List<Said> heard = new ArrayList<>();
        for (byte[] packet = line.take(port); packet != null; packet = line.take(port)) {
            heard.add(noted(packet));
        }
        return heard;
    }

    /** Waits until the kernel says such a thing. */
    Said await(Predicate<Said> such) throws IOException {
        Said said = noted(line.await(port));
        while (!such.test(said)) {
            said = noted(line.await(port));
        }
        return said;
    }

    private Said noted(byte[] packet) {
        TcpPacket tcp = read(packet);
        boolean ack = tcp.has(TcpFlags.ACK);
        boolean literal = tcp.has(TcpFlags.RST) && tcp.seq() == 0;
        String flags = (tcp.has(TcpFlags.SYN) ? "S" : "") + (tcp.has(TcpFlags.FIN) ? "F" : "")
            + (tcp.has(TcpFlags.RST) ? "R" : "") + (ack ? "." : "");
        Said said = new Said(flags, literal ? 0 : tcp.seq() - kernelsIss, tcp.textLength(), ack ? tcp.ack() - ISS.bits() : 0,
            tcp.window());
        // The ACK of a reset is not looked at, but where it answers a segment that had none; nor is its window.
        boolean reset = tcp.has(TcpFlags.RST);
        events.add(Walk.Event.emit(reset && !literal ? "R" : flags, said.seq(), said.len(), said.ack(),
            reset ? 0 : said.wnd()));
        story.add("> " + said);
        return said;
    }

    private static TcpPacket read(byte[] packet) {
        return (TcpPacket) TcpPacket.read((IpPacket) IpPacket.read(packet, 0, packet.length));
    }

    /**
     * The kernel's socket as {@code /proc} shows it.
     *
     * @param state by the RFC's name; CLOSED if there is none
     * @param timer the timer that runs: on, keepalive, timewait or probe; empty if none does
     * @param left the milliseconds that it has left
     */
    record Seen(String state, String timer, int left) { }

    /** The kernel's socket now. */
    Seen seen() {
        return line.namespace.table(port).stream().findFirst().map(Stranger::seen).orElse(new Seen("CLOSED", "", 0));
    }

    private static Seen seen(String[] fields) {
        String state = switch (fields[3]) {
            case "01" -> "ESTABLISHED";
            case "03", "0C" -> "SYN-RECEIVED";
            case "04" -> "FIN-WAIT-1";
            case "05" -> "FIN-WAIT-2";
            case "06" -> "TIME-WAIT";
            case "08" -> "CLOSE-WAIT";
            case "09" -> "LAST-ACK";
            case "0B" -> "CLOSING";
            default -> throw new IllegalStateException("the kernel has no such state here: " + fields[3]);
        };
        // In hundredths of a second, whatever the kernel's own clock is.
        String[] timer = fields[5].split(":");
        return new Seen(state, List.of("", "on", "keepalive", "timewait", "probe").get(Integer.parseInt(timer[0], 16)),
            10 * (int) Long.parseLong(timer[1], 16));
    }

    /** Its state. */
    String state() {
        return seen().state();
    }

    /** What has happened, as the relation's events, from the end of the handshake on. */
    List<Walk.Event> events() {
        return events;
    }

    /** The same to be read. */
    String story() {
        return String.join("; ", story);
    }
}
