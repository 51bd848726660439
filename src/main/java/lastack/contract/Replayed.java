package lastack.contract;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import lastack.trace.TcbView;
import lastack.wire.Segment;
import lastack.wire.SeqNumber;

/**
 * An endpoint that remembers what was done to it, so that it can be copied whatever its author's {@link Subject#copy} does: the
 * copy is a new one, to which the same is done again in the same order. That assumes that an endpoint is determined by what
 * happens to it, and is held to it: one that answers differently the second time is a {@link Misbehaviour}.
 */
public final class Replayed implements Subject {

    /**
     * Something that was done to it.
     *
     * @param before what was done before that; null for nothing, in this class alone
     * @param deed what is done
     * @param answer what it answered
     * @param words the call, for a person
     */
    private record Done(Done before, Function<Subject, Object> deed, Object answer, String words) { }

    /** Makes them. */
    private record Made(Maker maker) implements Maker {
        @Override
        public Subject closed(Settings settings) {
            return begun(() -> maker.closed(settings));
        }

        @Override
        public Subject established(Settings settings, SeqNumber iss, SeqNumber irs, int peerWindow) {
            return begun(() -> maker.established(settings, iss, irs, peerWindow));
        }

        private static Subject begun(Supplier<Subject> beginning) {
            Replayed replayed = new Replayed(beginning, null);
            // What cannot be made is told where it is made.
            replayed.subject();
            return replayed;
        }

        @Override
        public String name() {
            return maker.name();
        }
    }

    private final Supplier<Subject> beginning;
    private Done last;
    private Optional<Subject> live = Optional.empty();

    private Replayed(Supplier<Subject> beginning, Done last) {
        this.beginning = beginning;
        this.last = last;
    }

    /**
     * Endpoints that can be copied.
     *
     * @param maker makes endpoints that need not be
     * @return makes the same ones, never null
     */
    public static Maker of(Maker maker) {
        return maker instanceof Made ? maker : new Made(maker);
    }

    /** The endpoint as it is now, which a copy that nobody needed yet is not. */
    private Subject subject() {
        if (live.isEmpty()) {
            Subject subject = beginning.get();
            Deque<Done> all = new ArrayDeque<>();
            for (Done done = last; done != null; done = done.before) {
                all.push(done);
            }
            for (Done done : all) {
                Object answer = done.deed.apply(subject);
                if (!done.answer.equals(answer)) {
                    throw new Misbehaviour("does something else when the same happens to it again: " + done.words + " returns "
                        + answer + ", where it returned " + done.answer);
                }
            }
            live = Optional.of(subject);
        }
        return live.get();
    }

    private <T> T done(Function<Subject, T> deed, String words) {
        T answer = deed.apply(subject());
        if (answer == null) {
            throw new Misbehaviour("returns null from " + words);
        }
        last = new Done(last, deed::apply, answer, words);
        return answer;
    }

    @Override
    public Reply handle(Input input, long now) {
        return done(subject -> subject.handle(input, now), "handle(" + input + ") at tick " + now);
    }

    @Override
    public Optional<Segment> transmit(long now) {
        return done(subject -> subject.transmit(now), "transmit at tick " + now);
    }

    @Override
    public Optional<Alarm> nextTimer() {
        return subject().nextTimer();
    }

    @Override
    public TcbView view(long now) {
        return subject().view(now);
    }

    @Override
    public Subject copy() {
        return new Replayed(beginning, last);
    }
}
