package lastack.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lastack.tcp.TcpEndpoint;
import lastack.trace.Entry;
import lastack.trace.Header;
import lastack.trace.TraceReader;
import lastack.trace.TraceWriter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A trace that was written is the trace that is read. */
class TraceRoundTripTests {

    @Property(seed = "1", tries = 100)
    void aTraceReadsBackAsItWasWritten(@ForAll long seed) throws IOException {
        Schedule schedule = Schedule.random(seed);
        TcpEndpoint endpoint = new TcpEndpoint();
        Header header = Simulator.header(schedule, endpoint, endpoint, TcbMapping.STANDARD);
        List<Entry> written = SimulationTests.trace(schedule);
        Path file = Files.createTempFile("lastack", ".jsonl");
        try {
            try (TraceWriter writer = TraceWriter.to(file, header)) {
                for (Entry entry : written) {
                    writer.write(entry);
                }
                writer.end();
            }
            List<Entry> read = new ArrayList<>();
            try (TraceReader reader = TraceReader.open(file)) {
                assertThat(reader.header()).isEqualTo(header);
                reader.forEachRemaining(read::add);
            }
            assertThat(read).isEqualTo(written);
        } finally {
            Files.delete(file);
        }
    }
}
