package lastack.refine;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import lastack.contract.Input;
import lastack.contract.Maker;
import lastack.contract.Settings;
import lastack.contract.Subject;
import lastack.model.Machine;
import lastack.trace.ConfigView;
import lastack.trace.Side;
import lastack.wire.SeqNumber;

/**
 * What a model of {@code checks/exhaustive} sets its endpoints to.
 *
 * @param clocked whether there is a clock
 * @param config the configuration, as the relation has it
 * @param settings the same for an endpoint. Without a clock all durations are 0 in the relation, which no endpoint can be set
 *     to; they are 1 then, and {@link Composition} lets no time pass but to the deadline of a timer that goes off
 * @param policy the options that are admitted
 * @param firstOfA the number of the first octet that A sends
 * @param firstOfB the same for B
 * @param openOfA how A has opened the connection when the exploration begins: established, active or passive
 * @param openOfB the same for B
 * @param lifetime of segments, in ticks; 0 where there is no clock
 */
record Bound(boolean clocked, ConfigView config, Settings settings, Set<String> policy, SeqNumber firstOfA, SeqNumber firstOfB,
             String openOfA, String openOfB, int lifetime) {

    static Bound of(Machine machine) {
        Map<?, ?> values = (Map<?, ?>) machine.operator("Bound").apply();
        Map<?, ?> config = (Map<?, ?>) values.get("config");
        int lifetime = number(values, "lifetime");
        boolean clocked = lifetime > 0;
        int rcvBuf = number(config, "rcvBuf");
        int issStep = number(config, "issStep");
        int userTimeout = number(config, "userTimeout");
        ConfigView view = new ConfigView(number(config, "twoMsl"), number(config, "rtoInitial"), number(config, "rtoMax"),
            number(config, "ackDelay"), userTimeout, rcvBuf, issStep);
        Settings settings = clocked
            ? new Settings(view.twoMsl(), view.rtoInitial(), view.rtoMax(), view.ackDelay(), userTimeout, rcvBuf,
                Math.max(1, number(values, "text")), issStep)
            : new Settings(1, 1, 1, 0, userTimeout < 0 ? -1 : 1, rcvBuf, Math.max(1, number(values, "text")), issStep);
        Set<String> policy = new TreeSet<>();
        ((Set<?>) values.get("policy")).forEach(option -> policy.add((String) option));
        Map<?, ?> open = (Map<?, ?>) values.get("open");
        Map<?, ?> first = (Map<?, ?>) values.get("first");
        return new Bound(clocked, view, settings, policy, new SeqNumber(number(first, "A")), new SeqNumber(number(first, "B")),
            (String) open.get("A"), (String) open.get("B"), lifetime);
    }

    private static int number(Map<?, ?> values, String name) {
        return (Integer) values.get(name);
    }

    /** The number of the first octet that a side sends. */
    SeqNumber first(Side side) {
        return side == Side.A ? firstOfA : firstOfB;
    }

    /** A side's endpoint when the exploration begins. */
    Subject endpoint(Maker maker, Side side) {
        String open = side == Side.A ? openOfA : openOfB;
        if (open.equals("established")) {
            return maker.established(settings, first(side), first(side.other()), config.rcvBuf());
        }
        Subject subject = maker.closed(settings);
        subject.handle(new Input.Open(open.equals("active"), true, first(side).plus(-1)), 0);
        return subject;
    }
}
