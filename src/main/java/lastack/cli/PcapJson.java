package lastack.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import lastack.capture.Closing;
import lastack.capture.Connection;
import lastack.capture.Hints;
import lastack.capture.Observed;
import lastack.capture.Role;
import lastack.capture.Tally;

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
    void connection(Connection connection, Closing closing, List<Observed> segments) {
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
            endpoints.addObject().put("role", role.toString()).put("state", closing.state(role));
        }
        out().println(line);
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
