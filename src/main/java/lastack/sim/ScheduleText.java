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

    private static final int WIDTH = 80;

    private ScheduleText() { }

    /**
     * Writes a schedule.
     *
     * @param schedule the schedule
     * @return lines of at most 80 columns, each ended by a line feed, never null
     */
    public static String of(Schedule schedule) {
        StringBuilder out = new StringBuilder();
        for (Side side : Side.values()) {
            plan(out, side + "  ", schedule.plan(side));
        }
        wrap(out, "network: ", network(schedule));
        for (Stray stray : schedule.strays()) {
            wrap(out, "stray:   ", stray(stray));
        }
        wrap(out, "octets:  ", "from seed " + schedule.seed());
        return out.toString();
    }

    private static void plan(StringBuilder out, String first, Plan plan) {
        Config c = plan.config();
        wrap(out, first, "first octet " + plan.iss() + ", buffer " + c.rcvBuf() + ", segments of " + c.mss() + ", RTO "
            + c.rtoInitial() + " to " + c.rtoMax() + ", ACK within " + c.ackDelay() + ", 2 MSL " + c.twoMsl()
            + (c.userTimeout() == Config.NO_TIMEOUT ? "" : ", user timeout " + c.userTimeout())
            + ", ISS step " + c.issStep() + "; " + reading(plan.reading()));
        List<UserCall> calls = new ArrayList<>(plan.calls());
        calls.sort(Comparator.comparingLong(UserCall::at));
        for (UserCall call : calls) {
            wrap(out, "   ", "at " + call.at() + (call.waits() ? ", or when connected, " : " ") + call(call.call()));
        }
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

    private static void wrap(StringBuilder out, String first, String text) {
        String line = first;
        boolean begun = false;
        for (String word : text.split(" ")) {
            if (begun && line.length() + 1 + word.length() > WIDTH) {
                out.append(line).append('\n');
                line = " ".repeat(first.length());
                begun = false;
            }
            line += (begun ? " " : "") + word;
            begun = true;
        }
        out.append(line).append('\n');
    }
}
