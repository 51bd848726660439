package lastack.tun;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
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
import lastack.verdict.ConnectionJudge;
import lastack.verdict.Verdict;

/** What is to be said of the kernel's side of a capture: of each connection, as the command pcap judges strangers. */
final class KernelVerdict {

    /** The kernel's end of one connection. */
    record End(String connection, Verdict verdict) { }

    private final List<End> ends = new ArrayList<>();

    private KernelVerdict() { }

    /** Judges the kernel in all connections of a capture. */
    static KernelVerdict of(WireBeliefs beliefs, Path capture) throws IOException {
        KernelVerdict verdict = new KernelVerdict();
        try (CaptureReader reader = CaptureReader.open(capture)) {
            new Dissector(reader, new Connections(connection -> verdict.follower(beliefs, connection), Limits.USUAL)).run();
        }
        return verdict;
    }

    private Follower follower(WireBeliefs beliefs, Connection connection) {
        ConnectionJudge judge = new ConnectionJudge(beliefs);
        Role kernel = connection.client().equals(Namespace.KERNEL) ? Role.CLIENT : Role.SERVER;
        return new Follower() {
            @Override
            public void see(Observed segment) {
                judge.see(segment);
            }

            @Override
            public void end(Closing close) {
                ends.add(new End(connection.toString(), judge.verdicts().of(kernel)));
            }
        };
    }

    List<End> ends() {
        return ends;
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
        return kinds + (deviations().isEmpty() ? "" : ": " + String.join(", ", deviations().keySet()));
    }
}
