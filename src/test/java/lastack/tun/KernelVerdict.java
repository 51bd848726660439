package lastack.tun;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import lastack.capture.CaptureReader;
import lastack.capture.Closing;
import lastack.capture.Connection;
import lastack.capture.Connections;
import lastack.capture.Dissector;
import lastack.capture.Follower;
import lastack.capture.Limits;
import lastack.capture.Observed;
import lastack.capture.Role;
import lastack.refine.WireBeliefs;
import lastack.verdict.OneEnd;
import lastack.verdict.Verdict;

/** What is to be said of the kernel's side of a capture: of each connection, as the command pcap judges strangers. */
final class KernelVerdict {

    /** The kernel's end of one connection. */
    record End(String connection, Verdict verdict) { }

    /** How long a capture is judged: one that shows an order that the kernel did not see can take for ever. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);
    /** What an endpoint does of which nobody expects a captured sign. */
    private static final Set<String> USUAL = Set.of("Open", "Close", "Send", "Receive", "RetransmitTimeout", "TimeWaitTimeout");

    private final List<End> ends = new ArrayList<>();
    private final long deadline = System.nanoTime() + PATIENCE;
    private boolean late;

    private final boolean complete;

    private KernelVerdict(boolean complete) {
        this.complete = complete;
    }

    /** Judges the kernel in all connections of a capture. */
    static KernelVerdict of(WireBeliefs beliefs, Path capture) throws IOException {
        return of(beliefs, capture, false);
    }

    /** The same, perhaps of a capture that shows all that the kernel had to do with, in its own order. */
    static KernelVerdict of(WireBeliefs beliefs, Path capture, boolean complete) throws IOException {
        KernelVerdict verdict = new KernelVerdict(complete);
        try (CaptureReader reader = CaptureReader.open(capture)) {
            new Dissector(reader, new Connections(connection -> verdict.follower(beliefs, connection), Limits.USUAL)).run();
        }
        return verdict;
    }

    private Follower follower(WireBeliefs beliefs, Connection connection) {
        Role role = connection.client().equals(Namespace.KERNEL) ? Role.CLIENT : Role.SERVER;
        OneEnd judge = new OneEnd(beliefs, role, complete);
        return new Follower() {
            @Override
            public void see(Observed segment) {
                late |= System.nanoTime() > deadline;
                if (!late) {
                    judge.see(segment);
                }
            }

            @Override
            public void end(Closing close) {
                if (!late) {
                    ends.add(new End(connection.toString(), judge.verdict()));
                }
            }
        };
    }

    /** Prints what there is to say, with the first connections that are not permitted. */
    void print() {
        System.out.println("    the kernel: " + this);
        deviations().forEach((name, times) -> System.out.println("        " + name + " in " + times));
        ends.stream().filter(end -> end.verdict().kind() == Verdict.Kind.VIOLATES || end.verdict().kind() == Verdict.Kind.CANNOT_TELL)
            .limit(8).forEach(end -> System.out.println("        " + end.connection() + " " + end.verdict().kind() + ", frame "
                + end.verdict().frame() + ": " + end.verdict().why()));
    }

    /** Whether something is neither permitted nor a deviation that has a name, or cannot be told, though there was time. */
    boolean isOpen() {
        return !late && (ends.isEmpty() || count(Verdict.Kind.VIOLATES) + count(Verdict.Kind.CANNOT_TELL) > 0);
    }

    /** The ends of a kind. */
    long count(Verdict.Kind kind) {
        return ends.stream().filter(end -> end.verdict().kind() == kind).count();
    }

    /** All deviations, each with in how many connections it was seen. */
    SortedMap<String, Long> deviations() {
        return ends.stream().flatMap(end -> end.verdict().deviations().keySet().stream())
            .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
    }

    /** For the table: the kinds, and the deviations. */
    @Override
    public String toString() {
        String kinds = new TreeSet<>(ends.stream().map(end -> end.verdict().kind()).toList()).stream()
            .map(kind -> kind + (ends.size() > 1 ? " (" + count(kind) + ")" : "")).collect(Collectors.joining(", "));
        SortedSet<String> assumed = ends.stream().flatMap(end -> end.verdict().assumptions().stream())
            .filter(name -> !USUAL.contains(name)).collect(Collectors.toCollection(TreeSet::new));
        return kinds + (late ? ", and not all is judged in " + TimeUnit.NANOSECONDS.toSeconds(PATIENCE) + " s" : "")
            + (assumed.isEmpty() ? "" : ", assuming " + String.join(", ", assumed)) + (deviations().isEmpty() ? "" : ": " + String.join(", ", deviations().keySet()));
    }
}
