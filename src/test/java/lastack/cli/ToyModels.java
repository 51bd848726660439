package lastack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lastack.model.Toys;

/**
 * A folder of small models with their manifest: {@code MCShort}, and the deep ones {@code MCBreaks} and {@code MCLong}.
 *
 * @param folder theirs
 * @param last how far each of the four counters of {@code MCLong} goes
 */
record ToyModels(Path folder, int last) {

    static ToyModels in(Path folder) {
        return in(folder, 7);
    }

    /** {@code MCLong} takes seconds, so that it can be interrupted. */
    static ToyModels lastingIn(Path folder) {
        return in(folder, 17);
    }

    private static ToyModels in(Path folder, int last) {
        Toys.counters(folder, "MCShort", 2, "INVARIANT Small");
        Toys.counters(folder, "MCLong", last, "INVARIANT Small");
        Toys.counters(folder, "MCBreaks", 3, "INVARIANT NotAll");
        ToyModels models = new ToyModels(folder, last);
        return models.manifest("""
            {"model": "MCShort", "shows": "short", "expected": "holds", "distinctStates": 81, "depth": 9},
            {"model": "MCBreaks", "shows": "breaks", "expected": "fails", "property": "NotAll", "size": "deep"},
            {"model": "MCLong", "shows": "long", "expected": "holds", "distinctStates": %d, "depth": %d, "size": "deep"}
            """.formatted(models.states(), models.depth()));
    }

    /** The states of {@code MCLong}: each counter stands anywhere. */
    long states() {
        return (long) Math.pow(last + 1, 4);
    }

    /** The states on a way through {@code MCLong}: one counter goes up in each step. */
    int depth() {
        return 4 * last + 1;
    }

    ToyModels manifest(String entries) {
        return file("manifest.json", "[" + entries + "]");
    }

    ToyModels file(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ToyModels change(String name, String old, String changed) {
        try {
            String text = Files.readString(folder.resolve(name));
            assertThat(text).contains(old);
            return file(name, text.replace(old, changed));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
