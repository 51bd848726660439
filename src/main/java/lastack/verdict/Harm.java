package lastack.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import lastack.capture.Observed;
import lastack.wire.TcpFlags;
import lastack.wire.TcpOptions;

/**
 * What can be wrong with a captured connection in one place, such that no hidden call and no loss explains it: whatever the
 * users did, and whatever arrived, no endpoint that keeps to RFC 9293 sends so. Each constant says why.
 */
public enum Harm {
    /** A segment has no ACK: everything but a first SYN and a reset has one. */
    NO_ACK {
        @Override
        boolean fits(List<Observed> all, int at) {
            return isPlain(all.get(at));
        }

        @Override
        Observed of(List<Observed> all, int at, SplittableRandom random) {
            return flags(all.get(at), all.get(at).flags() & ~TcpFlags.ACK);
        }
    },
    /** A segment has a SYN, though its sender sent others without one before. */
    LATE_SYN {
        @Override
        boolean fits(List<Observed> all, int at) {
            return isPlain(all.get(at)) && before(all, at, each -> isPlain(all.get(each)) && sameSender(all, each, at));
        }

        @Override
        Observed of(List<Observed> all, int at, SplittableRandom random) {
            return flags(all.get(at), all.get(at).flags() | TcpFlags.SYN);
        }
    },
    /** A segment has a FIN, though its sender sends text behind it later. */
    EARLY_FIN {
        @Override
        boolean fits(List<Observed> all, int at) {
            Observed one = all.get(at);
            return isPlain(one) && !one.has(TcpFlags.FIN)
                && after(all, at, each -> sameSender(all, each, at) && all.get(each).end() - one.end() > 1);
        }

        @Override
        Observed of(List<Observed> all, int at, SplittableRandom random) {
            return flags(all.get(at), all.get(at).flags() | TcpFlags.FIN);
        }
    },
    /** An octet is acknowledged that follows all that were sent until then. */
    ACK_OFF_BY_ONE {
        @Override
        boolean fits(List<Observed> all, int at) {
            return isPlain(all.get(at)) && all.get(at).ack() == sentTo(all, at, false)
                && before(all, at, each -> !sameSender(all, each, at));
        }

        @Override
        Observed of(List<Observed> all, int at, SplittableRandom random) {
            return numbers(all.get(at), all.get(at).seq(), all.get(at).ack() + 1);
        }
    },
    /** Something is acknowledged that is never sent. */
    ACK_OF_THE_FUTURE {
        @Override
        boolean fits(List<Observed> all, int at) {
            return isPlain(all.get(at)) && before(all, at, each -> !sameSender(all, each, at));
        }

        @Override
        Observed of(List<Observed> all, int at, SplittableRandom random) {
            return numbers(all.get(at), all.get(at).seq(), sentTo(all, all.size(), at, false) + 2 + random.nextInt(100_000));
        }
    },
    /** Text or a FIN stands beyond all numbers that are ever acknowledged, with nothing before it. */
    SEQ_MOVED {
        @Override
        boolean fits(List<Observed> all, int at) {
            return isPlain(all.get(at)) && all.get(at).end() != all.get(at).seq()
                && after(all, at, each -> isPlain(all.get(each)));
        }

        @Override
        Observed of(List<Observed> all, int at, SplittableRandom random) {
            return numbers(all.get(at), sentTo(all, all.size(), at, true) + 1 + random.nextInt(100_000), all.get(at).ack());
        }
    },
    /** A reset is sent by who goes on sending. */
    RST_INVENTED {
        @Override
        boolean fits(List<Observed> all, int at) {
            return isPlain(all.get(at)) && after(all, at, each -> sameSender(all, each, at) && isPlain(all.get(each)));
        }

        @Override
        List<Observed> harmed(List<Observed> all, int at, SplittableRandom random) {
            Observed one = all.get(at);
            return inserted(all, at, new Observed(one.frame(), one.time(), one.fromClient(), sentTo(all, at + 1, at, true), 0,
                TcpFlags.RST, 0, 0, TcpOptions.NONE, true));
        }
    },
    /** A second FIN stands behind the first. */
    SECOND_FIN {
        @Override
        boolean fits(List<Observed> all, int at) {
            return isPlain(all.get(at)) && all.get(at).has(TcpFlags.FIN);
        }

        @Override
        List<Observed> harmed(List<Observed> all, int at, SplittableRandom random) {
            Observed one = all.get(at);
            return inserted(all, at, new Observed(one.frame(), one.time(), one.fromClient(), one.end() + random.nextInt(1000),
                one.ack(), TcpFlags.FIN | TcpFlags.ACK, one.window(), 0, TcpOptions.NONE, true));
        }
    },
    /** Text or a FIN is removed that was sent once, and is acknowledged. */
    REPLY_REMOVED {
        @Override
        boolean fits(List<Observed> all, int at) {
            Observed one = all.get(at);
            IntPredicate overlaps = each -> sameSender(all, each, at) && all.get(each).end() - one.seq() > 0
                && one.end() - all.get(each).seq() > 0;
            return isPlain(one) && one.end() != one.seq() && !before(all, at, overlaps) && !after(all, at, overlaps)
                && after(all, at, each -> !sameSender(all, each, at) && isPlain(all.get(each))
                    && all.get(each).ack() - one.end() >= 0);
        }

        @Override
        List<Observed> harmed(List<Observed> all, int at, SplittableRandom random) {
            List<Observed> some = new ArrayList<>(all);
            some.remove(at);
            return some;
        }
    };

    abstract boolean fits(List<Observed> all, int at);

    Observed of(List<Observed> all, int at, SplittableRandom random) {
        throw new UnsupportedOperationException(name());
    }

    List<Observed> harmed(List<Observed> all, int at, SplittableRandom random) {
        List<Observed> changed = new ArrayList<>(all);
        changed.set(at, of(all, at, random));
        return changed;
    }

    /** The name in reports, such as {@code late-syn}. */
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Does it to a connection, in a place that is drawn.
     *
     * @param connection its segments, in the order of the capture
     * @param random what the place is drawn from
     * @return the segments; empty if there is no place for it
     */
    public Optional<List<Observed>> to(List<Observed> connection, SplittableRandom random) {
        List<Integer> places = new ArrayList<>();
        for (int at = 0; at < connection.size(); at++) {
            if (fits(connection, at)) {
                places.add(at);
            }
        }
        return places.isEmpty() ? Optional.empty()
            : Optional.of(harmed(connection, places.get(random.nextInt(places.size())), random));
    }

    private static boolean isPlain(Observed segment) {
        return segment.has(TcpFlags.ACK) && !segment.has(TcpFlags.SYN) && !segment.has(TcpFlags.RST);
    }

    private static boolean sameSender(List<Observed> all, int one, int other) {
        return all.get(one).fromClient() == all.get(other).fromClient();
    }

    private static boolean before(List<Observed> all, int at, IntPredicate what) {
        for (int i = 0; i < at; i++) {
            if (what.test(i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean after(List<Observed> all, int at, IntPredicate what) {
        for (int i = at + 1; i < all.size(); i++) {
            if (what.test(i)) {
                return true;
            }
        }
        return false;
    }

    /** The number beyond all that was sent before a place, by who sent the segment there or by the other. */
    private static int sentTo(List<Observed> all, int at, boolean self) {
        return sentTo(all, at, at, self);
    }

    private static int sentTo(List<Observed> all, int until, int at, boolean self) {
        boolean any = false;
        int to = self ? all.get(at).seq() : all.get(at).ack();
        for (Observed each : all.subList(0, until)) {
            if ((each.fromClient() == all.get(at).fromClient()) == self && !each.has(TcpFlags.RST)
                    && (!any || each.end() - to > 0)) {
                to = each.end();
                any = true;
            }
        }
        return to;
    }

    private static List<Observed> inserted(List<Observed> all, int at, Observed segment) {
        List<Observed> more = new ArrayList<>(all);
        more.add(at + 1, segment);
        return more;
    }

    private static Observed flags(Observed s, int flags) {
        return new Observed(s.frame(), s.time(), s.fromClient(), s.seq(), s.ack(), flags, s.window(), s.length(), s.options(),
            s.whole());
    }

    private static Observed numbers(Observed s, int seq, int ack) {
        return new Observed(s.frame(), s.time(), s.fromClient(), seq, ack, s.flags(), s.window(), s.length(), s.options(),
            s.whole());
    }
}
