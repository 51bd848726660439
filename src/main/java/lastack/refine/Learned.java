package lastack.refine;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * What TLC has answered of patterns, as a file: the patterns, what segments make of each, and what two of them come to. The
 * blocks of a pattern are made once they are asked for, which they seldom are.
 *
 * <p>The file is a sequence of {@link Packed}: the names of the deviations; all values that blocks consist of, each behind those
 * that it has as parts; the names that explanations rest on; the patterns; of each its transitions, and what it is if it rests
 * on more or less; the unions; and an endpoint that has just been opened. A thing that came before is known by its place.
 */
final class Learned {

    private static final int FORMAT = 0x4C415732;

    /** Kinds of values. */
    private static final int NUMBER = 0;
    private static final int WORD = 1;
    private static final int TRUTH = 2;
    private static final int SET = 3;
    private static final int SEQUENCE = 4;
    private static final int RECORD = 5;

    private final Set<String> deviations;
    private final Known opened;
    private final long transitions;

    private Learned(Set<String> deviations, Known opened, long transitions) {
        this.deviations = deviations;
        this.opened = opened;
        this.transitions = transitions;
    }

    Set<String> deviations() {
        return deviations;
    }

    /** An endpoint whose ISS is 0, that has just been opened. */
    Known opened() {
        return opened;
    }

    /** How many transitions there are. */
    long transitions() {
        return transitions;
    }

    /** Writes what is known. */
    static final class Writer {
        private final Packed values = new Packed();
        private final Map<Object, Integer> places = new LinkedHashMap<>();
        private final Packed rests = new Packed();
        private final Map<Set<String>, Integer> restsAt = new LinkedHashMap<>();
        private final Map<Pattern, Integer> patterns = new LinkedHashMap<>();

        /**
         * Writes it to a file.
         *
         * @param to the file
         * @param deviations the names of all deviations
         * @param opened an endpoint whose ISS is 0, that has just been opened
         * @param all the patterns, and those of them that are known by their blocks
         * @param unions what two of them come to
         * @throws IOException if it cannot be written
         */
        void write(OutputStream to, Set<String> deviations, Known opened, Patterns.All all, Unions unions) throws IOException {
            patterns.put(Pattern.EMPTY, 0);
            all.patterns().forEach(each -> patterns.put(each, patterns.size()));
            Packed names = new Packed();
            names.put(deviations.size());
            deviations.forEach(names::put);
            Packed whole = new Packed();
            whole.put(patterns.size() - 1);
            all.patterns().forEach(each -> pattern(whole, each, all.byBlocks().contains(each)));
            Packed more = new Packed();
            all.patterns().forEach(each -> transitions(more, each));
            unions.write(more, patterns);
            known(more, opened);
            DataOutputStream out = new DataOutputStream(to);
            out.writeInt(FORMAT);
            names.writeTo(out);
            Packed counted = new Packed();
            counted.put(places.size());
            counted.putAll(values);
            counted.put(restsAt.size());
            counted.putAll(rests);
            counted.writeTo(out);
            whole.writeTo(out);
            more.writeTo(out);
            out.flush();
        }

        private int value(Object value) {
            Integer place = places.get(value);
            if (place != null) {
                return place;
            }
            Packed own = new Packed();
            if (value instanceof Integer number) {
                own.put(NUMBER);
                own.put(number);
            } else if (value instanceof String word) {
                own.put(WORD);
                own.put(word);
            } else if (value instanceof Boolean truth) {
                own.put(TRUTH);
                own.put(truth ? 1 : 0);
            } else if (value instanceof Set<?> set) {
                parts(own, SET, set);
            } else if (value instanceof List<?> sequence) {
                parts(own, SEQUENCE, sequence);
            } else {
                List<Object> parts = new ArrayList<>();
                ((Map<?, ?>) value).forEach((name, part) -> {
                    parts.add(name);
                    parts.add(part);
                });
                parts(own, RECORD, parts);
            }
            values.put(own.size());
            values.putAll(own);
            places.put(value, places.size());
            return places.size() - 1;
        }

        private void parts(Packed own, int kind, Iterable<?> parts) {
            List<Integer> at = new ArrayList<>();
            parts.forEach(part -> at.add(value(part)));
            own.put(kind);
            own.put(at.size());
            at.forEach(own::put);
        }

        private int rests(Set<String> names) {
            Integer place = restsAt.get(names);
            if (place == null) {
                place = restsAt.size();
                restsAt.put(names, place);
                rests.put(names.size());
                names.forEach(rests::put);
            }
            return place;
        }

        private void pattern(Packed to, Pattern pattern, boolean byBlocks) {
            to.put(byBlocks ? 1 : 0);
            if (byBlocks) {
                to.put(pattern.set().hashCode());
            }
            to.put(pattern.isOwing() ? 1 : 0);
            to.put(pattern.send());
            to.put(pattern.receive());
            to.put(pattern.states().size());
            pattern.states().forEach(to::put);
            Packed blocks = new Packed();
            pattern.set().hypotheses().forEach(each -> {
                blocks.put(value(each.block().tcb()));
                blocks.put(rests(each.rests()));
            });
            to.put(pattern.weight());
            to.put(blocks.size());
            to.putAll(blocks);
        }

        private void transitions(Packed to, Pattern pattern) {
            Strength strength = pattern.strength();
            to.put(strength == null ? -1 : patterns.get(strength.strongest()));
            if (strength != null) {
                Set<String> least = new TreeSet<>(strength.grounds().deviations());
                least.addAll(strength.grounds().options());
                least.addAll(strength.grounds().assumptions());
                to.put(least.size());
                least.forEach(to::put);
            }
            Map<String, Pattern> resting = pattern.resting();
            to.put(resting.size());
            resting.forEach((name, other) -> {
                to.put(name);
                to.put(patterns.get(other));
            });
            pattern.transitions().write(to, patterns::get);
        }

        private void known(Packed to, Known known) {
            to.put(patterns.get(known.pattern()));
            to.put(known.send());
            to.put(known.receive());
        }
    }

    /**
     * Reads what was written.
     *
     * @param from the file
     * @param patterns where the patterns go, none of which there are yet
     * @param unions where the unions go
     * @return the rest
     * @throws IOException if it cannot be read, or is no such file
     */
    static Learned read(InputStream from, Patterns patterns, Unions unions) throws IOException {
        Packed all = Packed.of(from.readAllBytes());
        if (all.getInt() != FORMAT) {
            throw new IOException("no answers of TLC");
        }
        Packed names = all.part();
        Set<String> deviations = new TreeSet<>();
        for (int left = names.get(); left > 0; left--) {
            deviations.add(names.getString());
        }
        Blocks blocks = new Blocks(all.part());
        Packed whole = all.part();
        List<Pattern> found = new ArrayList<>();
        found.add(Pattern.EMPTY);
        for (int left = whole.get(); left > 0; left--) {
            found.add(pattern(whole, blocks, patterns));
        }
        Packed more = all.part();
        for (Pattern each : found.subList(1, found.size())) {
            transitions(more, each, found, deviations);
        }
        unions.read(more, found::get);
        Pattern pattern = found.get(more.get());
        return new Learned(deviations, new Known(pattern, more.getLongs(), more.getLongs(), false),
            found.stream().mapToLong(each -> each.transitions().size()).sum());
    }

    private static Pattern pattern(Packed from, Blocks blocks, Patterns patterns) {
        OptionalInt byBlocks = from.get() == 1 ? OptionalInt.of(from.get()) : OptionalInt.empty();
        boolean owing = from.get() == 1;
        int[] send = from.getInts();
        int[] receive = from.getInts();
        Set<String> states = new TreeSet<>();
        for (int left = from.get(); left > 0; left--) {
            states.add(from.getString());
        }
        int weight = from.get();
        Packed its = from.part(from.get());
        return patterns.learned(byBlocks, id -> new Pattern(id, () -> blocks.set(its), weight, send, receive, states, owing));
    }

    private static void transitions(Packed from, Pattern pattern, List<Pattern> found, Set<String> deviations) {
        int strongest = from.get();
        if (strongest >= 0) {
            Set<String> least = new TreeSet<>();
            for (int left = from.get(); left > 0; left--) {
                least.add(from.getString());
            }
            pattern.strength(new Strength(Grounds.of(least, deviations), found.get(strongest)));
        }
        for (int left = from.get(); left > 0; left--) {
            pattern.resting().put(from.getString(), found.get(from.get()));
        }
        pattern.transitions().read(from, found::get);
    }

    /** Blocks, and all of which they consist, made once they are asked for. */
    private static final class Blocks {
        private final Packed octets;
        private final int[] starts;
        private final Object[] values;
        private final List<Set<String>> rests = new ArrayList<>();

        Blocks(Packed octets) {
            this.octets = octets;
            this.starts = new int[octets.get()];
            this.values = new Object[starts.length];
            for (int i = 0; i < starts.length; i++) {
                int size = octets.get();
                starts[i] = octets.at();
                octets.skip(size);
            }
            for (int left = octets.get(); left > 0; left--) {
                Set<String> names = new TreeSet<>();
                for (int more = octets.get(); more > 0; more--) {
                    names.add(octets.getString());
                }
                rests.add(names);
            }
        }

        /** The set with these blocks and explanations. */
        synchronized BlockSet set(Packed its) {
            List<Hypothesis> all = new ArrayList<>();
            while (!its.isAtEnd()) {
                all.add(new Hypothesis((Hypothesis.Block) block(its.get()), rests.get(its.get())));
            }
            return BlockSet.of(all);
        }

        private Object block(int place) {
            if (!(values[place] instanceof Hypothesis.Block)) {
                values[place] = new Hypothesis.Block(Fields.of((Map<?, ?>) value(place)));
            }
            return values[place];
        }

        private Object value(int place) {
            if (values[place] == null) {
                values[place] = made(octets.from(starts[place]));
            }
            return values[place] instanceof Hypothesis.Block block ? block.tcb() : values[place];
        }

        private Object made(Packed from) {
            int kind = from.get();
            switch (kind) {
                case NUMBER:
                    return from.get();
                case WORD:
                    return from.getString();
                case TRUTH:
                    return from.get() == 1;
                default:
                    break;
            }
            List<Object> parts = new ArrayList<>();
            for (int left = from.get(); left > 0; left--) {
                parts.add(value(from.get()));
            }
            if (kind != RECORD) {
                return kind == SET ? new HashSet<>(parts) : List.copyOf(parts);
            }
            Map<Object, Object> record = new LinkedHashMap<>();
            for (int i = 0; i < parts.size(); i += 2) {
                record.put(parts.get(i), parts.get(i + 1));
            }
            return Fields.of(record);
        }
    }
}
