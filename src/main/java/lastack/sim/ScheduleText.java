package lastack.sim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import lastack.tcp.Config;
import lastack.trace.Side;

/** Writes a schedule for a person. */
public final class ScheduleText {

    private ScheduleText() { }

    /**
     * Writes a schedule.
     *
     * @param schedule the schedule
     * @return sentences without their full stops: settings and calls of each side, the network, strays, and the seed
     */
    public static List<String> lines(Schedule schedule) {
        List<String> lines = new ArrayList<>();
        for (Side side : Side.values()) {
            Plan plan = schedule.plan(side);
            lines.add(side + ": " + settings(plan));
            calls(plan).forEach(call -> lines.add(side + ", " + call));
        }
        lines.add("network: " + network(schedule));
        schedule.strays().forEach(stray -> lines.add("stray: " + stray(stray)));
        lines.add("octets: from seed " + schedule.seed());
        return lines;
    }

    private static String settings(Plan plan) {
        Config c = plan.config();
        return "first octet " + plan.iss() + ", buffer " + c.rcvBuf() + ", segments of " + c.mss() + ", RTO "
            + c.rtoInitial() + " to " + c.rtoMax() + ", ACK within " + c.ackDelay() + ", 2 MSL " + c.twoMsl()
            + (c.userTimeout() == Config.NO_TIMEOUT ? "" : ", user timeout " + c.userTimeout())
            + ", ISS step " + c.issStep() + "; " + reading(plan.reading());
    }

    /** In the order in which they are made. */
    private static List<String> calls(Plan plan) {
        List<UserCall> calls = new ArrayList<>(plan.calls());
        calls.sort(Comparator.comparingLong(UserCall::at));
        return calls.stream()
            .map(call -> "at " + call.at() + (call.waits() ? ", or when connected, " : " ") + call(call.call())).toList();
    }

    private static String reading(Plan.Reading reading) {
        return reading.max() == 0 ? "reads only by the calls below"
            : "reads " + (reading.max() == Integer.MAX_VALUE ? "all" : "up to " + reading.max() + " octets")
                + (reading.pause() == 0 ? " at once" : " after " + reading.pause());
    }

    private static String call(UserCall.Call call) {
        if (call instanceof UserCall.Open open) {
            return "OPEN " + (open.active() ? "active" : "passive") + (open.remote() ? "" : ", remote socket unspecified")
                + (open.above() == 0 ? "" : ", ISS " + open.above() + " above the first");
        }
        if (call instanceof UserCall.Send send) {
            return "SEND " + send.octets() + (send.octets() == 1 ? " octet" : " octets");
        }
        return call instanceof UserCall.Receive receive ? "RECEIVE up to " + receive.max()
            : call.getClass().getSimpleName().toUpperCase(Locale.ROOT);
    }

    private static String network(Schedule schedule) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < schedule.fates().size(); i++) {
            Fate fate = schedule.fates().get(i);
            out.append(i == 0 ? "packet 0 " : ", " + i + " ");
            out.append(fate instanceof Fate.Deliver deliver ? "after " + deliver.after()
                : fate instanceof Fate.Duplicate twice ? "after " + twice.first() + " and again after " + twice.second()
                : "lost");
        }
        return out + (out.isEmpty() ? "each packet after " : "; each later one after ") + schedule.delay();
    }

    private static String stray(Stray stray) {
        String ctl = stray.ctl().stream().map(Enum::name).collect(Collectors.joining(","));
        return "at " + stray.at() + " to " + stray.to() + " <SEQ=RCV.NXT" + signed(stray.seqOffset()) + "><ACK=SND.NXT"
            + signed(stray.ackOffset()) + "><WND=" + stray.wnd() + ">"
            + (stray.octets() == 0 ? "" : "<DATA=" + stray.octets() + ">")
            + (ctl.isEmpty() ? "" : "<CTL=" + ctl + ">");
    }

    private static String signed(int offset) {
        return offset == 0 ? "" : (offset > 0 ? "+" : "") + offset;
    }
}
