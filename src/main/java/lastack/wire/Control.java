package lastack.wire;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A control bit of a segment (RFC 9293, section 3.1), but for those of urgent data and congestion. */
public enum Control {
    /** Synchronize sequence numbers: the sender opens a connection. */
    SYN,
    /** The acknowledgment field is significant. */
    ACK,
    /** No more text from the sender. */
    FIN,
    /** Reset the connection. */
    RST;

    private static final List<Set<Control>> SETS = allSets();

    private static List<Set<Control>> allSets() {
        List<Set<Control>> sets = new ArrayList<>();
        for (int mask = 0; mask < 1 << values().length; mask++) {
            EnumSet<Control> set = EnumSet.noneOf(Control.class);
            for (Control control : values()) {
                if ((mask & 1 << control.ordinal()) != 0) {
                    set.add(control);
                }
            }
            sets.add(Collections.unmodifiableSet(set));
        }
        return sets;
    }

    /** The immutable set of these control bits, iterated in the order of the constants, never null. */
    public static Set<Control> set(Control... controls) {
        int mask = 0;
        for (Control control : controls) {
            mask |= 1 << control.ordinal();
        }
        return SETS.get(mask);
    }

    /** The immutable set of these control bits, iterated in the order of the constants, never null. */
    public static Set<Control> set(Collection<Control> controls) {
        int mask = 0;
        for (Control control : controls) {
            mask |= 1 << control.ordinal();
        }
        return SETS.get(mask);
    }
}
