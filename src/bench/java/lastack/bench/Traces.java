package lastack.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lastack.refine.Oracle;
import lastack.refine.Refinement;
import lastack.sim.Schedule;
import lastack.sim.Simulator;
import lastack.sim.TcpMaker;
import lastack.trace.Entry;
import lastack.trace.Header;
import lastack.trace.Step;
import lastack.trace.TraceReader;
import lastack.trace.TraceWriter;

/** Traces of 50 events: the first of random behaviours. */
record Traces(List<Header> headers, List<List<Step>> steps) {

    static final int EVENTS = 50;

    static Traces of(int count) {
        List<Header> headers = new ArrayList<>();
        List<List<Step>> all = new ArrayList<>();
        for (long seed = 1; all.size() < count; seed++) {
            Schedule schedule = Seen.schedule(seed);
            List<Step> steps = new ArrayList<>();
            Simulator.run(schedule, TcpMaker.STANDARD, TcpMaker.STANDARD, steps::add);
            if (steps.size() >= EVENTS) {
                headers.add(Simulator.header(schedule, TcpMaker.STANDARD, TcpMaker.STANDARD));
                all.add(List.copyOf(steps.subList(0, EVENTS)));
            }
        }
        return new Traces(headers, all);
    }

    int size() {
        return steps.size();
    }

    /** Judges one. */
    void judge(int trace, Oracle oracle) {
        Refinement refinement = new Refinement(oracle, headers.get(trace));
        steps.get(trace).forEach(refinement::step);
        accepted(refinement);
    }

    private static void accepted(Refinement refinement) {
        if (refinement.violation().isPresent() || refinement.steps() != EVENTS) {
            throw new IllegalStateException("a trace of the right endpoint is rejected: " + refinement.violation());
        }
    }

    /** Writes some, each into a file of its own. */
    void write(Path folder, int from, int to) throws IOException {
        for (int trace = from; trace < to; trace++) {
            try (TraceWriter writer = TraceWriter.to(folder.resolve(trace + ".trace"), headers.get(trace))) {
                for (Step step : steps.get(trace)) {
                    writer.write(step);
                }
                writer.end();
            }
        }
    }

    /** Reads one and judges it. */
    static void judge(Path file, Oracle oracle) {
        try (TraceReader reader = TraceReader.open(file)) {
            Refinement refinement = new Refinement(oracle, reader.header());
            for (Optional<Entry> entry = reader.next(); entry.isPresent(); entry = reader.next()) {
                if (entry.get() instanceof Step step) {
                    refinement.step(step);
                }
            }
            accepted(refinement);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
