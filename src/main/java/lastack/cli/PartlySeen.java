package lastack.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import lastack.refine.Belief;
import lastack.refine.Beliefs;
import lastack.refine.Grounds;
import lastack.refine.Observation;
import lastack.report.Wrap;
import lastack.trace.EventView;
import lastack.trace.Header;
import lastack.trace.Side;
import lastack.trace.Step;
import lastack.trace.TraceReader;
import lastack.wire.Control;
import lastack.wire.SeqNumber;

/** A trace, judged without some of what it shows. It is read twice: the first time for the SYNs that are sent later. */
final class PartlySeen {

    private final Path file;
    private final SpecOption specification;
    private final HiddenOptions options;
    private final PrintWriter out;
    private final Map<Side, Deque<SeqNumber>> syns = new EnumMap<>(Side.class);
    private final Map<Side, Followed> sides = new EnumMap<>(Side.class);

    /** An endpoint that is followed. */
    private static final class Followed {
        private final Belief belief;
        /** What every explanation rests on, with the line of the trace from which on it does. */
        private final Map<String, Long> since = new TreeMap<>();
        private long steps;
        private int most;
        private Set<String> states = Set.of();
        private int blocks;
        private Optional<String> lost = Optional.empty();

        Followed(Belief belief) {
            this.belief = belief;
            note(1);
        }

        void note(long line) {
            belief.since().keySet().forEach(name -> since.putIfAbsent(name, line));
            states = belief.states();
            blocks = belief.size();
            most = Math.max(most, blocks);
        }
    }

    PartlySeen(Path file, SpecOption specification, HiddenOptions options, PrintWriter out) {
        this.file = file;
        this.specification = specification;
        this.options = options;
        this.out = out;
    }

    /** Judges it, tells of it, and returns the exit status. */
    int run() {
        for (Side side : Side.values()) {
            syns.put(side, new ArrayDeque<>());
        }
        read(reader -> { }, (line, step) -> syn(step).ifPresent(syns.get(step.endpoint())::add));
        Beliefs beliefs = specification.beliefs(options.policy(), options.hidden());
        read(header -> {
            for (Side side : Side.values()) {
                Header.Origin origin = header.origin(side);
                Belief belief = beliefs.follow(origin.config(), List.of(origin.tcb()));
                sides.put(side, new Followed(options.losses() ? belief.allowingLosses() : belief));
            }
        }, this::step);
        boolean explained = true;
        for (Side side : Side.values()) {
            tell(side, sides.get(side));
            explained &= sides.get(side).lost.isEmpty();
        }
        out.flush();
        return explained ? Lastack.AS_EXPECTED : Lastack.NOT_AS_EXPECTED;
    }

    private interface Line {
        void read(long line, Step step);
    }

    private void read(Consumer<Header> header, Line each) {
        try (TraceReader reader = TraceReader.open(file)) {
            header.accept(reader.header());
            reader.forEachRemaining(entry -> {
                if (entry instanceof Step step) {
                    each.read(reader.line(), step);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<SeqNumber> syn(Step step) {
        return step.event() instanceof EventView.Emit emit && emit.segment().has(Control.SYN)
            ? Optional.of(emit.segment().seq()) : Optional.empty();
    }

    private void step(long line, Step step) {
        Followed side = sides.get(step.endpoint());
        Deque<SeqNumber> next = syns.get(step.endpoint());
        if (!side.belief.isHidden(step.event()) && side.lost.isEmpty()) {
            side.steps++;
            side.belief.see(new Observation(step.event(), Optional.of(step.tcb()), Optional.of(step.tells()),
                Optional.ofNullable(next.peek())));
            if (side.belief.isEmpty()) {
                side.lost = Optional.of("line " + line + ": " + step.event().name() + " at tick " + step.at());
            } else {
                side.note(line);
            }
        }
        if (syn(step).isPresent()) {
            next.remove();
        }
    }

    private void tell(Side name, Followed side) {
        if (side.lost.isPresent()) {
            out.print(Wrap.paragraph(name + "  ", (side.belief.isPruned()
                ? "cannot tell, since there were too many control blocks to keep: none of those kept explains "
                : "violates: nothing explains ") + side.lost.get() + ". Before it, " + blocks(side) + "."));
            return;
        }
        Grounds grounds = side.belief.grounds().orElseThrow();
        out.print(Wrap.paragraph(name + "  ", (grounds.deviations().isEmpty() ? "conforms" : "conforms, with deviations")
            + ": what is seen of its " + count(side.steps, "step") + " is explained. At the end, " + blocks(side)
            + "; at most " + side.most + " were at a time."));
        rests(side, "deviations", grounds.deviations());
        rests(side, "options", grounds.options());
        rests(side, "assumes", grounds.assumptions());
        if (side.belief.isPruned()) {
            out.print(Wrap.paragraph("   ", "There were too many control blocks to keep: less might do."));
        }
    }

    private static String blocks(Followed side) {
        return count(side.blocks, "control block") + (side.blocks == 1 ? " is" : " are") + " possible, in "
            + String.join(", ", side.states);
    }

    private static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    private void rests(Followed side, String title, Collection<String> names) {
        if (!names.isEmpty()) {
            out.print(Wrap.paragraph(String.format("   %-11s", title), String.join(", ", names.stream()
                .map(name -> name + (side.since.containsKey(name) ? " (line " + side.since.get(name) + ")" : "")).toList())));
        }
    }
}
