package lastack.model.inside;

/** Finds TLC's reason in what it printed. */
final class Transcript {
    private Transcript() {
    }

    static String words(Throwable e) {
        return e instanceof StackOverflowError ? "The evaluation is nested too deeply for the stack."
                : e.getMessage() == null ? e.toString() : e.getMessage();
    }

    static String sentence(String text) {
        String flat = text.strip().replaceAll("\\s+", " ");
        return flat.endsWith(".") ? flat : flat + ".";
    }

    static String innermost(String stack) {
        return "{" + stack + "}";
    }

    static String reason(String transcript) {
        return transcript;
    }
}
