package lastack.trial;

import java.util.function.Supplier;
import lastack.contract.Misbehaviour;
import lastack.trace.Side;

/** Whether the endpoint is being called, and how; one thread writes it, another one reads it. */
final class Pulse {

    private static final Call NONE = new Call(Side.A, () -> "");

    /** What is being called. */
    private record Call(Side side, Supplier<String> what) { }

    private volatile long beats;
    private volatile Call call = NONE;
    private volatile Side last = Side.A;

    /** Calls the endpoint. Whatever it throws becomes a misbehaviour, with the call in its words. */
    <T> T call(Side side, Supplier<String> what, Supplier<T> work) {
        call = new Call(side, what);
        beats++;
        try {
            T result = work.get();
            if (result == null) {
                throw new Misbehaviour("returns null from " + what.get());
            }
            return result;
        } catch (Misbehaviour e) {
            throw e;
        } catch (Throwable e) {
            throw new Misbehaviour(Blame.thrown(e) + " in " + what.get() + Blame.place(e), e);
        } finally {
            last = side;
            call = NONE;
            beats++;
        }
    }

    /** Whom the last call was made of. */
    Side last() {
        return last;
    }

    /** Grows with every call and every return. */
    long beats() {
        return beats;
    }

    /** Whether the endpoint has been called and has not returned. */
    boolean isCalling() {
        return call != NONE;
    }

    /** Which call that is. */
    String what() {
        return call.what().get();
    }

    /** Of whom. */
    Side side() {
        return call.side();
    }
}
