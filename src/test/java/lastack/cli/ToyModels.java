package lastack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lastack.model.Toys;

/** A folder of small models with their manifest: {@code MCShort}, and two deep ones, of which {@code MCLong} takes seconds. */
record ToyModels(Path folder) {
    static final long STATES = 104_976;
    static final int DEPTH = 69;

    static ToyModels in(Path folder) {
        Toys.counters(folder, "MCShort", 2, "INVARIANT Small");
        Toys.counters(folder, "MCLong", 17, "INVARIANT Small");
        Toys.counters(folder, "MCBreaks", 3, "INVARIANT NotAll");
        return new ToyModels(folder).manifest("""
            {"model": "MCShort", "shows": "short", "expected": "holds", "distinctStates": 81, "depth": 9},
            {"model": "MCBreaks", "shows": "breaks", "expected": "fails", "property": "NotAll", "size": "deep"},
            {"model": "MCLong", "shows": "long", "expected": "holds", "distinctStates": 104976, "depth": 69, "size": "deep"}
            """);
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
