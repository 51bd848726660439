package lastack.refine;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import lastack.contract.Alarm;
import lastack.contract.Input;
import lastack.contract.Misbehaviour;
import lastack.contract.Reply;
import lastack.contract.Subject;
import lastack.trace.EventView;
import lastack.trace.SegmentView;
import lastack.trace.TcbView;
import lastack.trace.TellView;
import lastack.wire.Segment;

/** Lets endpoints act, copies of them, and has each of their steps judged by the relation. */
final class Actors {

    /**
     * What an endpoint has become.
     *
     * @param endpoint its number
     * @param label the step
     */
    record Acted(int endpoint, Label label) {
    }

    private final Inventory inventory;
    private final Bound bound;
    private final Oracle oracle;
    private final Choices choices;

    Actors(Inventory inventory, Bound bound, Oracle oracle, Choices choices) {
        this.inventory = inventory;
        this.bound = bound;
        this.oracle = oracle;
        this.choices = choices;
    }

    /**
     * An endpoint handles an event.
     *
     * @param endpoint its number
     * @param unanswered the step, without what the user is told
     * @param input the event
     * @param at when, if that is later than the endpoint's own time
     * @throws Refused if the relation does not permit what it does
     */
    Acted handles(int endpoint, Label unanswered, Input input, long at) {
        Inventory.Party party = inventory.party(endpoint);
        long now = Math.max(party.now(), at);
        Label asked = of(unanswered, event(input, 0), List.of());
        Subject subject = called(asked, party, party.subject()::copy);
        Reply reply = called(asked, party, () -> subject.handle(input, now));
        likewise(asked, endpoint, input, now - party.now(), reply, called(asked, party, () -> subject.view(now)));
        Label label = of(unanswered, event(input, reply.text().length()), reply.tells());
        return judged(label, party, called(label, party, () -> inventory.endpoint(subject, now)));
    }

    /** Another endpoint that shows the same control block must do the same. */
    private void likewise(Label label, int endpoint, Input input, long later, Reply reply, TcbView shown) {
        inventory.twin(endpoint).ifPresent(twin -> {
            Subject subject = called(label, twin, twin.subject()::copy);
            Reply other = called(label, twin, () -> subject.handle(input, twin.now() + later));
            TcbView view = called(label, twin, () -> subject.view(twin.now() + later));
            if (!other.equals(reply) || !view.equals(shown)) {
                throw refused(label, twin, "the endpoint " + Likeness.words(
                    input.toString(), reply + ", then " + shown, other + ", then " + view));
            }
        });
    }

    /** The timer of an endpoint that goes off first, if one runs. */
    Optional<Alarm> timer(int endpoint, Label label) {
        Inventory.Party party = inventory.party(endpoint);
        return called(label, party, party.subject()::nextTimer);
    }

    /** The segment that an endpoint would send now, or empty. */
    Optional<Segment> wants(int endpoint, Label label) {
        Inventory.Party party = inventory.party(endpoint);
        return called(label, party, () -> party.subject().copy().transmit(party.now()));
    }

    /**
     * An endpoint sends it.
     *
     * @throws Refused if the relation does not permit that
     */
    Acted sends(int endpoint, Label label) {
        Inventory.Party party = inventory.party(endpoint);
        Subject subject = called(label, party, party.subject()::copy);
        called(label, party, () -> subject.transmit(party.now()));
        return judged(label, party, called(label, party, () -> inventory.endpoint(subject, party.now())));
    }

    /**
     * A tick passes for an endpoint.
     *
     * @throws Refused if the relation does not permit that: something is due, or owed
     */
    Acted waits(int endpoint, Label label) {
        Inventory.Party party = inventory.party(endpoint);
        return judged(label, party,
            called(label, party, () -> inventory.endpoint(party.subject().copy(), party.now() + 1)));
    }

    private static Label of(Label label, EventView event, List<TellView> tells) {
        return new Label(label.action(), label.side(), Optional.of(event), label.packet(), tells);
    }

    /** A call that may fail. */
    private static <T> T called(Label label, Inventory.Party endpoint, Supplier<T> call) {
        try {
            T answer = call.get();
            if (answer != null) {
                return answer;
            }
        } catch (Misbehaviour e) {
            throw refused(label, endpoint, "the endpoint " + e.getMessage());
        } catch (RuntimeException e) {
            throw refused(label, endpoint, "the endpoint throws " + e);
        }
        throw refused(label, endpoint, "the endpoint returns null");
    }

    private static Refused refused(Label label, Inventory.Party endpoint, String why) {
        return new Refused(label, endpoint.view(), endpoint.view(), new Judgement.Unexplained(Optional.of(why), List.of()));
    }

    /** The relation's word, which speaks of what the user was told too. */
    private Acted judged(Label label, Inventory.Party before, int endpoint) {
        EventView event = label.event().orElseThrow();
        TcbView after = inventory.party(endpoint).view();
        Judgement judgement = oracle.judge(bound.config(), before.view(), event, after, label.tells());
        if (judgement instanceof Judgement.Unexplained why) {
            throw new Refused(label, before.view(), after, why);
        }
        if (!(event instanceof EventView.Emit)) {
            choices.comes(before.view(), event, oracle.permitted(bound.config(), before.view(), event),
                (Judgement.Explained) judgement);
        }
        return new Acted(endpoint, label);
    }

    private static EventView event(Input input, int octets) {
        if (input instanceof Input.Arrive arrive) {
            return new EventView.Arrive(SegmentView.of(arrive.segment()));
        } else if (input instanceof Input.Send send) {
            return new EventView.Send(send.text().length());
        } else if (input instanceof Input.Receive) {
            return new EventView.Receive(octets);
        } else if (input instanceof Input.Close) {
            return new EventView.Close();
        } else if (input instanceof Input.Abort) {
            return new EventView.Abort();
        } else if (input instanceof Input.Detach) {
            return new EventView.Detach();
        } else if (input instanceof Input.UserTimeout) {
            return new EventView.UserTimeout();
        }
        return input instanceof Input.RetransmitTimeout ? new EventView.RetransmitTimeout() : new EventView.TimeWaitTimeout();
    }
}
