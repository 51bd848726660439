package lastack.kit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import lastack.contract.Alarm;
import lastack.contract.Input;
import lastack.contract.Maker;
import lastack.contract.Reply;
import lastack.contract.Settings;
import lastack.contract.Subject;
import lastack.other.CallbackEndpoint;
import lastack.trace.TcbView;
import lastack.wire.Control;
import lastack.wire.Segment;

/** Endpoints that are none: they throw, loop, return null, change what they are given, or are not their own. */
final class Rogues {

    /** Of all connections together. */
    private static final AtomicInteger CALLS = new AtomicInteger();

    private Rogues() { }

    /** An endpoint that does what another one does, unless a method is overridden. */
    static class Decent implements Subject {

        final Subject subject;

        Decent(Subject subject) {
            this.subject = subject;
        }

        @Override
        public Reply handle(Input input, long now) {
            return subject.handle(input, now);
        }

        @Override
        public Optional<Segment> transmit(long now) {
            return subject.transmit(now);
        }

        @Override
        public Optional<Alarm> nextTimer() {
            return subject.nextTimer();
        }

        @Override
        public TcbView view(long now) {
            return subject.view(now);
        }

        @Override
        public Subject copy() {
            return new Decent(subject.copy());
        }
    }

    /** By what is wrong with them. */
    static Map<String, Maker> all() {
        Map<String, Maker> all = new LinkedHashMap<>();
        all.put("throws", maker(subject -> new Decent(subject) {
            @Override
            public Reply handle(Input input, long now) {
                if (input instanceof Input.Close) {
                    throw new IllegalStateException("out of mbufs");
                }
                return super.handle(input, now);
            }
        }));
        all.put("throws an error", maker(subject -> new Decent(subject) {
            @Override
            public TcbView view(long now) {
                return deeper(now);
            }

            private TcbView deeper(long now) {
                return subject.view(now).state().equals("FIN-WAIT-1") ? deeper(now) : super.view(now);
            }
        }));
        all.put("loops", maker(subject -> new Decent(subject) {
            @Override
            public Optional<Segment> transmit(long now) {
                // A loop that nothing ends would run until the last of the other tests has.
                while (subject.view(now).state().equals("FIN-WAIT-1") && !Thread.currentThread().isInterrupted()) {
                    subject.nextTimer();
                }
                return super.transmit(now);
            }
        }));
        all.put("returns null", maker(subject -> new Decent(subject) {
            @Override
            public Optional<Alarm> nextTimer() {
                Optional<Alarm> timer = super.nextTimer();
                return timer.isPresent() ? timer : nothing();
            }

            private <T> T nothing() {
                return null;
            }
        }));
        all.put("changes a segment", maker(subject -> new Decent(subject) {
            @Override
            public Reply handle(Input input, long now) {
                if (input instanceof Input.Arrive arrive && arrive.segment().has(Control.FIN)) {
                    arrive.segment().ctl().remove(Control.FIN);
                }
                return super.handle(input, now);
            }
        }));
        all.put("sends for ever", maker(subject -> new Decent(subject) {
            private Optional<Segment> last = Optional.empty();

            @Override
            public Optional<Segment> transmit(long now) {
                Optional<Segment> out = super.transmit(now);
                last = out.isPresent() ? out : last;
                return last;
            }
        }));
        return all;
    }

    /** Endpoints that take steps which are all right, but that are not their own masters. */
    static Map<String, Maker> inconstant() {
        Map<String, Maker> all = new LinkedHashMap<>();
        all.put("remembers other connections", maker(subject -> new Decent(subject) {
            @Override
            public Optional<Segment> transmit(long now) {
                return CALLS.incrementAndGet() % 50 == 0 ? Optional.empty() : super.transmit(now);
            }
        }));
        all.put("is its own copy", maker(subject -> new Decent(subject) {
            @Override
            public Subject copy() {
                return this;
            }
        }));
        all.put("changes when it is looked at", maker(subject -> new Decent(subject) {
            private final List<Long> looks = new ArrayList<>();

            @Override
            public TcbView view(long now) {
                looks.add(now);
                if (looks.size() % 40 == 0) {
                    subject.handle(new Input.Close(), now);
                }
                return super.view(now);
            }
        }));
        return all;
    }

    private static Maker maker(UnaryOperator<Subject> wrong) {
        return new Maker() {
            @Override
            public Subject closed(Settings settings) {
                return wrong.apply(new CallbackEndpoint(settings));
            }

            @Override
            public String name() {
                return "Rogue";
            }
        };
    }
}
