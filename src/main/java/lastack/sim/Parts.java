package lastack.sim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import lastack.trace.Side;

/**
 * What a schedule can do without, each by a short name: {@code A0} is the first call in A's plan, {@code B0} in B's, {@code S0}
 * the first stray segment, and {@code N0} what the network does with packet 0. A packet of which nothing is said arrives after
 * the schedule's usual delay. What stays of a schedule is a schedule, and is told by the names of what stays.
 */
public final class Parts {

    private static final String NONE = "none";

    private final Schedule whole;
    private final Map<String, String> words = new LinkedHashMap<>();

    private Parts(Schedule whole) {
        this.whole = whole;
        for (Side side : Side.values()) {
            List<UserCall> calls = whole.plan(side).calls();
            for (int i = 0; i < calls.size(); i++) {
                words.put(side.name() + i, side + " calls " + words(calls.get(i).call()) + " at tick " + calls.get(i).at()
                    + (calls.get(i).waits() ? ", or when it knows its peer" : ""));
            }
        }
        for (int i = 0; i < whole.strays().size(); i++) {
            Stray stray = whole.strays().get(i);
            words.put("S" + i, "a stray segment with CTL=" + stray.ctl().stream().map(Enum::name).collect(Collectors.joining(","))
                + " reaches " + stray.to() + " at tick " + stray.at());
        }
        for (int i = 0; i < whole.fates().size(); i++) {
            words.put("N" + i, "packet " + i + " " + words(whole.fates().get(i)));
        }
    }

    /** The parts of a schedule. */
    public static Parts of(Schedule whole) {
        return new Parts(whole);
    }

    /** Their names, in the order of calls, strays and packets. */
    public Set<String> names() {
        return new LinkedHashSet<>(words.keySet());
    }

    /**
     * Says what a part is.
     *
     * @param name its name
     * @return as in {@code A calls CLOSE at tick 0}
     */
    public String words(String name) {
        return words.get(name);
    }

    /**
     * Reads names as {@link #list} writes them.
     *
     * @param list names and commas, or {@code none}
     * @return the names
     * @throws IllegalArgumentException naming a part that there is not
     */
    public Set<String> read(String list) {
        Set<String> kept = new LinkedHashSet<>();
        for (String name : list.equals(NONE) ? List.<String>of() : Arrays.asList(list.split(",", -1))) {
            if (!words.containsKey(name)) {
                throw new IllegalArgumentException("the schedule has no part " + (name.isEmpty() ? "without a name" : name));
            }
            kept.add(name);
        }
        return kept;
    }

    /** The names with commas between them, {@code none} for none. */
    public static String list(Set<String> names) {
        return names.isEmpty() ? NONE : String.join(",", names);
    }

    /**
     * What stays of the schedule.
     *
     * @param names the names of the parts that stay
     * @return the schedule, never null
     */
    public Schedule keep(Set<String> names) {
        List<Stray> strays = new ArrayList<>();
        for (int i = 0; i < whole.strays().size(); i++) {
            if (names.contains("S" + i)) {
                strays.add(whole.strays().get(i));
            }
        }
        List<Fate> fates = new ArrayList<>();
        for (int i = 0; i < whole.fates().size(); i++) {
            fates.add(names.contains("N" + i) ? whole.fates().get(i) : new Fate.Deliver(whole.delay()));
        }
        int said = fates.size();
        while (said > 0 && !names.contains("N" + (said - 1))) {
            said--;
        }
        return new Schedule(whole.seed(), keep(Side.A, names), keep(Side.B, names), fates.subList(0, said), strays, whole.delay(),
            whole.maxTicks(), whole.maxSteps());
    }

    private Plan keep(Side side, Set<String> names) {
        Plan plan = whole.plan(side);
        List<UserCall> calls = new ArrayList<>();
        for (int i = 0; i < plan.calls().size(); i++) {
            if (names.contains(side.name() + i)) {
                calls.add(plan.calls().get(i));
            }
        }
        return new Plan(plan.config(), plan.iss(), calls, plan.reading());
    }

    /**
     * Leaves away what is not needed for a schedule to fail: parts by halves, quarters and so on, then one by one, until none
     * can be left away alone.
     *
     * @param fails whether a schedule fails in the way that is looked for; it must for the whole, and decide by the schedule
     *     alone
     * @return the names of the parts that stay; the same for the same schedule
     */
    public Set<String> shrink(Predicate<Schedule> fails) {
        List<String> kept = new ArrayList<>(words.keySet());
        // What is tried may have been tried before.
        Set<Set<String>> spared = new LinkedHashSet<>();
        for (int size = Math.max(1, kept.size() / 2); size > 0; ) {
            boolean less = false;
            // The last parts first: what comes after the failure goes at once.
            for (int end = kept.size(); end > 0; end -= size) {
                List<String> rest = new ArrayList<>(kept.subList(0, Math.max(0, end - size)));
                rest.addAll(kept.subList(end, kept.size()));
                if (spared.add(new TreeSet<>(rest)) && fails.test(keep(new LinkedHashSet<>(rest)))) {
                    kept = rest;
                    less = true;
                }
            }
            size = size > 1 ? size / 2 : less ? 1 : 0;
        }
        return new LinkedHashSet<>(kept);
    }

    private static String words(UserCall.Call call) {
        if (call instanceof UserCall.Open open) {
            return (open.active() ? "an active" : "a passive") + " OPEN";
        } else if (call instanceof UserCall.Send send) {
            return "SEND of " + send.octets() + (send.octets() == 1 ? " octet" : " octets");
        } else if (call instanceof UserCall.Receive receive) {
            return "RECEIVE of at most " + receive.max();
        } else if (call instanceof UserCall.Detach) {
            return "CLOSE and will not read";
        }
        return call.getClass().getSimpleName().toUpperCase(Locale.ROOT);
    }

    private static String words(Fate fate) {
        if (fate instanceof Fate.Deliver deliver) {
            return "arrives after " + ticks(deliver.after());
        } else if (fate instanceof Fate.Duplicate duplicate) {
            return "arrives twice, after " + duplicate.first() + " and " + ticks(duplicate.second());
        }
        return "is lost";
    }

    private static String ticks(long count) {
        return count == 1 ? "1 tick" : count + " ticks";
    }
}
