package lastack.refine;

import java.util.Optional;
import java.util.function.Supplier;

/** What is made once it is asked for, and then kept. Any number of threads may ask. */
final class Later<T> {

    private final Supplier<T> maker;
    private volatile T made;

    Later(Supplier<T> maker) {
        this.maker = maker;
    }

    T get() {
        T there = made;
        if (there == null) {
            synchronized (this) {
                there = made == null ? maker.get() : made;
                made = there;
            }
        }
        return there;
    }

    /** What has been made; empty if it has not been asked for. */
    Optional<T> now() {
        return Optional.ofNullable(made);
    }
}
