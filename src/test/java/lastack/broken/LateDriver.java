package lastack.broken;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import lastack.contract.Input;
import lastack.contract.Maker;
import lastack.contract.Reply;
import lastack.contract.Settings;
import lastack.contract.Subject;
import lastack.refine.Judgement;
import lastack.refine.Oracle;
import lastack.trace.EventView;
import lastack.trace.SegmentView;
import lastack.trace.TcbView;
import lastack.wire.Control;
import lastack.wire.Segment;
import lastack.wire.SeqNumber;
import lastack.wire.Text;

/**
 * Drives one endpoint by chance, and lets it transmit late: what it owes may still be owed when the next event comes, which
 * the contract rules out and the relation allows. Each step is judged.
 */
final class LateDriver {

    private static final Settings SETTINGS = new Settings(100, 100, 100, 0, -1, 8, 2, 1);
    private static final SeqNumber ISS = new SeqNumber(1000);
    private static final SeqNumber IRS = new SeqNumber(5000);
    private static final int STEPS = 30;

    private final Oracle oracle;

    LateDriver(Oracle oracle) {
        this.oracle = oracle;
    }

    /** The first of so many seeds whose run has a step that the relation does not permit, with the step; or empty. */
    Optional<String> found(Maker maker, int seeds) {
        for (int seed = 0; seed < seeds; seed++) {
            Optional<String> wrong = run(maker, new SplittableRandom(seed));
            if (wrong.isPresent()) {
                return Optional.of("seed " + seed + ": " + wrong.get());
            }
        }
        return Optional.empty();
    }

    private Optional<String> run(Maker maker, SplittableRandom random) {
        Subject subject = maker.closed(SETTINGS);
        for (int i = 0; i < STEPS; i++) {
            TcbView before = subject.view(0);
            EventView event;
            Reply reply = Reply.NOTHING;
            if (random.nextInt(4) == 0) {
                Optional<Segment> out = subject.transmit(0);
                if (out.isEmpty()) {
                    continue;
                }
                event = new EventView.Emit(SegmentView.of(out.get()));
            } else {
                Input input = input(random);
                reply = subject.handle(input, 0);
                event = event(input);
            }
            Judgement judgement = oracle.judge(SETTINGS.view(), before, event, subject.view(0), reply.tells());
            if (judgement instanceof Judgement.Unexplained) {
                return Optional.of(event + " in " + before + " leads to " + subject.view(0));
            }
        }
        return Optional.empty();
    }

    private static Input input(SplittableRandom random) {
        return switch (random.nextInt(10)) {
            case 0, 1 -> new Input.Open(random.nextInt(3) == 0, true, ISS);
            case 2 -> new Input.Close();
            case 3 -> new Input.Abort();
            case 4 -> new Input.Send(Text.of(new byte[] {1}));
            default -> new Input.Arrive(segment(random));
        };
    }

    private static Segment segment(SplittableRandom random) {
        List<Control[]> kinds = List.of(new Control[] {Control.SYN}, new Control[] {Control.SYN}, new Control[] {Control.ACK},
            new Control[] {Control.RST}, new Control[] {Control.SYN, Control.ACK}, new Control[] {Control.RST, Control.ACK},
            new Control[] {Control.FIN, Control.ACK});
        Control[] ctl = kinds.get(random.nextInt(kinds.size()));
        SeqNumber ack = List.of(ctl).contains(Control.ACK) ? ISS.plus(random.nextInt(4)) : SeqNumber.ZERO;
        return new Segment(IRS.plus(random.nextInt(3)), ack, Control.set(ctl), 4, Text.EMPTY);
    }

    private static EventView event(Input input) {
        if (input instanceof Input.Open open) {
            return new EventView.Open(open.active(), open.remote(), open.iss());
        } else if (input instanceof Input.Arrive arrive) {
            return new EventView.Arrive(SegmentView.of(arrive.segment()));
        } else if (input instanceof Input.Send send) {
            return new EventView.Send(send.text().length());
        }
        return input instanceof Input.Close ? new EventView.Close() : new EventView.Abort();
    }
}
