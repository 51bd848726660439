package lastack.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.LongSupplier;

/**
 * One line, rewritten while models run: which of how many, the seconds, and the states that each has found so far. It has
 * no thread of its own and uses nothing of a terminal but the carriage return. All methods may be called by several
 * threads at once.
 */
final class ProgressLine {

    /** One less than a terminal's 80 columns, since some break the line after the last. */
    private static final int WIDTH = 79;

    private final PrintWriter out;
    private final boolean shown;
    private final int models;
    private final LongSupplier nanoseconds;
    private final long start;
    private final Map<String, Long> running = new LinkedHashMap<>();
    private int done;
    private int painted;

    /**
     * A line.
     *
     * @param out where it is painted
     * @param shown whether it is
     * @param models how many there are
     * @param nanoseconds the clock
     */
    ProgressLine(PrintWriter out, boolean shown, int models, LongSupplier nanoseconds) {
        this.out = out;
        this.shown = shown;
        this.models = models;
        this.nanoseconds = nanoseconds;
        this.start = nanoseconds.getAsLong();
    }

    /** Whether standard output is a terminal. From Java 22 on there is a console even where there is none. */
    static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    /** A model has found so many states. */
    synchronized void found(String model, long states) {
        running.put(model, states);
        paint();
    }

    /** A model has ended; what is to be said of it is printed where the line was. */
    synchronized void ended(String model, Runnable print) {
        erase();
        running.remove(model);
        done++;
        print.run();
        if (!running.isEmpty()) {
            paint();
        }
    }

    /** Something is printed where the line was. */
    synchronized void aside(Runnable print) {
        erase();
        print.run();
    }

    private void paint() {
        if (!shown) {
            return;
        }
        StringJoiner states = new StringJoiner(", ");
        running.forEach((model, found) -> states.add(String.format(Locale.ROOT, "%s %,d", model, found)));
        String line = String.format(Locale.ROOT, "%d of %d, %d s: %s states", done + running.size(), models,
            (nanoseconds.getAsLong() - start) / 1_000_000_000L, states);
        line = line.length() <= WIDTH ? line : line.substring(0, WIDTH - 3) + "...";
        out.print("\r" + line + " ".repeat(Math.max(0, painted - line.length())));
        out.flush();
        painted = line.length();
    }

    private void erase() {
        if (painted > 0) {
            out.print("\r" + " ".repeat(painted) + "\r");
            out.flush();
            painted = 0;
        }
    }
}
