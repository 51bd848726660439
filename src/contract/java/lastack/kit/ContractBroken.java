package lastack.kit;

import java.util.function.Supplier;

/** A property failed. Its words are looked for when they are read, for of many failures that jqwik shrinks one is told. */
final class ContractBroken extends AssertionError {

    private static final long serialVersionUID = 1L;

    private final transient Supplier<String> words;
    private String message;

    ContractBroken(Supplier<String> words) {
        this.words = words;
    }

    @Override
    public synchronized String getMessage() {
        if (message == null) {
            message = words.get();
        }
        return message;
    }
}
