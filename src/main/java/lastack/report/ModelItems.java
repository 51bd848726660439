package lastack.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import lastack.trace.Side;

/** Makes items of the steps of {@code Teardown.tla}, one after the other. */
final class ModelItems {

    private final List<Item> items = new ArrayList<>();
    /** What is in flight towards each side: packets, each with what joins its rows. */
    private final Map<Side, Map<Object, Object>> flying = new EnumMap<>(Side.class);
    private final Set<Object> arrived = new HashSet<>();
    private int time;
    private int firstTick;
    private int ticks;

    void first(ModelState state) {
        items.add(new Item.States(new Ladder.Cell("1", state.state(Side.A)), new Ladder.Cell("1", state.state(Side.B))));
        for (Side side : Side.values()) {
            Map<Object, Object> packets = new HashMap<>();
            state.net(side).forEach(packet -> packets.put(packet, new Object()));
            flying.put(side, packets);
        }
    }

    void line(String text) {
        showTicks();
        items.add(new Item.Break(text));
    }

    List<Item> items() {
        showTicks();
        return items;
    }

    /** Adds a step that leads to the state with the given number. */
    void step(int number, ModelStep step) {
        if (step.action().equals("Tick")) {
            tick(number, step);
            return;
        }
        showTicks();
        if (step.side().isEmpty()) {
            items.add(new Item.Break("state " + number + ": " + step.action()));
            return;
        }
        Side side = step.side().get();
        Ladder.Cell cell = new Ladder.Cell("" + number, step.after().state(side));
        switch (step.action()) {
            case "Emit" -> emit(side, cell, step);
            case "Deliver", "Duplicate" -> arrive(side, cell, step);
            case "Lose" -> lose(side, new Ladder.Cell("" + number, ""), step);
            default -> items.add(new Item.Note(side, cell, words(side, step)));
        }
    }

    private void emit(Side side, Ladder.Cell cell, ModelStep step) {
        Object packet = step.sent(side).orElse(null);
        if (packet == null) {
            items.add(new Item.Note(side, cell, "sends a segment of which an equal one is in flight"));
            return;
        }
        Object id = flying.get(side.other()).computeIfAbsent(packet, ignored -> new Object());
        items.add(new Item.Leave(side, cell, id, ModelState.parts(packet), false));
    }

    private void arrive(Side side, Ladder.Cell cell, ModelStep step) {
        Set<Object> possible = step.received(side);
        if (possible.isEmpty()) {
            items.add(new Item.Note(side, cell, step.action()));
            return;
        }
        Object packet = possible.iterator().next();
        Object id = flying.get(side).computeIfAbsent(packet, ignored -> new Object());
        Ladder.Course course = arrived.add(id) ? Ladder.Course.ARRIVES : Ladder.Course.DUPLICATE;
        items.add(new Item.End(side, cell, id, ModelState.parts(packet), course));
        flying.get(side).keySet().retainAll(step.after().net(side));
        if (possible.size() > 1) {
            note(side, "or another one in flight");
        }
        int timeWait = step.after().number(side, "timeWait");
        if (timeWait > 0 && timeWait != step.before().number(side, "timeWait")) {
            note(side, "for " + StepItems.ticks(timeWait) + ", until tick " + (time + timeWait));
        }
        note(side, told(side, step));
        if (step.after().isStale() && !step.before().isStale()) {
            note(side, "accepted, though of an old connection");
        }
    }

    private void lose(Side side, Ladder.Cell cell, ModelStep step) {
        Set<Object> possible = step.received(side);
        if (possible.isEmpty()) {
            items.add(new Item.Note(side, cell, "Lose"));
            return;
        }
        Object packet = possible.iterator().next();
        Object id = flying.get(side).computeIfAbsent(packet, ignored -> new Object());
        items.add(new Item.End(side, cell, id, ModelState.parts(packet), Ladder.Course.LOST_ON_THE_WAY));
        flying.get(side).keySet().retainAll(step.after().net(side));
    }

    private void tick(int number, ModelStep step) {
        firstTick = ticks == 0 ? number : firstTick;
        ticks++;
        time++;
        for (Side side : Side.values()) {
            Map<Object, Object> older = new HashMap<>();
            flying.get(side).forEach((packet, id) -> older.put(aged(packet), id));
            flying.put(side, older);
        }
    }

    private static Object aged(Object packet) {
        Map<Object, Object> older = new HashMap<>((Map<?, ?>) packet);
        older.computeIfPresent("ttl", (name, ttl) -> ttl instanceof Number n ? (Object) (n.intValue() - 1) : ttl);
        return older;
    }

    private void showTicks() {
        if (ticks == 1) {
            items.add(new Item.Break("state " + firstTick + ": tick " + time));
        } else if (ticks > 1) {
            items.add(new Item.Break("states " + firstTick + " to " + (firstTick + ticks - 1) + ": ticks " + (time - ticks + 1)
                + " to " + time));
        }
        ticks = 0;
    }

    private void note(Side side, String text) {
        if (!text.isEmpty()) {
            items.add(new Item.Note(side, Ladder.Cell.EMPTY, text));
        }
    }

    private static String words(Side side, ModelStep step) {
        String told = told(side, step);
        return switch (step.action()) {
            case "Open" -> step.after().state(side).equals("LISTEN") ? "OPEN, passive" : "OPEN, active";
            case "Crash" -> "crash: its memory is lost";
            case "Send" -> "SEND " + StepItems.octets(step.after().written(side) - step.before().written(side));
            case "Close" -> "CLOSE";
            case "Detach" -> "CLOSE, will not read";
            case "Abort" -> "ABORT";
            case "Receive" -> "RECEIVE: " + taken(side, step);
            case "RetransmitTimeout" -> step.before().number(side, "sndUna") == step.before().number(side, "sndNxt")
                ? "timeout: probe the closed window" : "retransmission timeout";
            // Only as the deviation FinWait2Timeout of spec/Policies.tla.
            case "TimeWaitTimeout" -> step.before().state(side).equals("FIN-WAIT-2") ? "FIN-WAIT-2's timeout" : "2 MSL over";
            case "UserTimeout" -> "user timeout";
            case "Forge" -> "a forged " + step.parameters().getOrDefault("bit", "segment") + " arrives";
            default -> step.action();
        } + (told.isEmpty() ? "" : ", " + told);
    }

    private static String taken(Side side, ModelStep step) {
        int octets = step.after().delivered(side) - step.before().delivered(side);
        boolean ended = !Objects.equals(step.before().user(side, "ended"), step.after().user(side, "ended"));
        return octets > 0 ? StepItems.octets(octets) : ended ? "end of stream" : "nothing";
    }

    /** Why the connection was given up: what the user is told, which the model does not keep. */
    private static String why(Side side, ModelStep step) {
        return switch (step.action()) {
            case "Abort", "Detach" -> "aborted";
            case "Close" -> "closing";
            case "UserTimeout" -> "timeout";
            default -> step.before().state(side).equals("SYN-RECEIVED") ? "refused"
                : Boolean.TRUE.equals(step.before().tcb(side, "detached")) ? "aborted" : "reset";
        };
    }

    /** How the connection ended, where the user learns it now. */
    private static String told(Side side, ModelStep step) {
        Object fate = step.after().user(side, "fate");
        if (Objects.equals(step.before().user(side, "fate"), fate)) {
            return "";
        }
        return "told: " + ("aborted".equals(fate) ? why(side, step) : "twice".equals(fate) ? "the end, once more" : fate);
    }
}
