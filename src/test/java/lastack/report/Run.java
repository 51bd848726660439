package lastack.report;

import java.util.List;
import lastack.sim.Recording;
import lastack.sim.Schedule;
import lastack.sim.Simulator;
import lastack.sim.TcbMapping;
import lastack.tcp.Endpoint;
import lastack.tcp.TcpEndpoint;
import lastack.trace.Entry;
import lastack.trace.Header;
import lastack.trace.Step;

/** A run with its trace. */
record Run(Header header, List<Entry> entries) {

    static Run of(Schedule schedule) {
        return of(schedule, new TcpEndpoint());
    }

    static Run of(Schedule schedule, Endpoint endpoint) {
        Recording recording = new Recording();
        Simulator.run(schedule, endpoint, recording);
        return new Run(Simulator.header(schedule, endpoint, endpoint, TcbMapping.STANDARD), recording.entries());
    }

    List<Step> steps() {
        return entries.stream().filter(Step.class::isInstance).map(Step.class::cast).toList();
    }

    String text(Numbering numbering) {
        return LadderText.render(TraceLadder.of(header, entries, numbering));
    }
}
