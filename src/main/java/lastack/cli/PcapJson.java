package lastack.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import lastack.capture.Closing;
import lastack.capture.Connection;
import lastack.capture.Hints;
import lastack.capture.Observed;
import lastack.capture.Role;
import lastack.capture.Tally;
import lastack.verdict.Verdict;
import lastack.verdict.Verdicts;

/** For programs: one object a line. */
final class PcapJson extends PcapReport {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private long connections;

    PcapJson(PrintWriter out) {
        super(out);
    }

    @Override
    void begin(String name) {
        super.begin(name);
        connections = 0;
    }

    @Override
    void connection(Connection connection, Closing closing, Optional<Verdicts> verdicts, List<Observed> segments) {
        connections++;
        ObjectNode line = MAPPER.createObjectNode()
            .put("file", file())
            .put("stream", connection.stream())
            .put("client", connection.clientSocket())
            .put("server", connection.serverSocket())
            .put("segments", closing.segments())
            .put("begin", closing.begin())
            .put("end", closing.end())
            .put("close", closing.close().toString());
        closing.first().ifPresent(role -> line.put("first", role.toString()));
        array(line.putArray("notes"), closing.notes());
        ArrayNode endpoints = line.putArray("endpoints");
        for (Role role : Role.values()) {
            ObjectNode endpoint = endpoints.addObject().put("role", role.toString()).put("state", closing.state(role));
            verdicts.ifPresent(both -> verdict(endpoint, both.of(role)));
        }
        out().println(line);
    }

    private static void verdict(ObjectNode endpoint, Verdict verdict) {
        endpoint.put("verdict", verdict.kind().toString()).put("vantage", verdict.vantage().toString());
        ObjectNode deviations = endpoint.putObject("deviations");
        verdict.deviations().forEach((name, frames) -> frames.forEach(deviations.withArray("/" + name)::add));
        array(endpoint.putArray("assumptions"), List.copyOf(verdict.assumptions()));
        verdict.missing().forEach(endpoint.putArray("missing")::add);
        verdict.late().forEach(endpoint.putArray("late")::add);
        if (verdict.frame() != 0) {
            endpoint.put("frame", verdict.frame());
        }
        if (!verdict.why().isEmpty()) {
            endpoint.put("why", verdict.why());
        }
    }

    @Override
    void end(Tally tally, Hints hints) {
        ObjectNode line = MAPPER.createObjectNode().put("file", file()).put("connections", connections)
            .put("segments", tally.segments()).put("frames", tally.frames());
        array(line.putArray("others"), tally.others());
        array(line.putArray("remarks"), tally.remarks());
        array(line.putArray("hints"), hints.all());
        out().println(line);
    }

    private static void array(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }
}
