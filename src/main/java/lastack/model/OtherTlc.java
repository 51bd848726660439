package lastack.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Another TLC than Lastack's own, in a jar of the user's. */
public final class OtherTlc {
    private static final String MODEL = "LastackProbe";

    private OtherTlc() {
    }

    /**
     * Tries whether a jar can run models: it must find what is wrong with a model of three states.
     *
     * @param jar the jar
     * @return TLC's version, as it says it; never null
     * @throws SpecException if it cannot, with the reason in one sentence that names the jar
     * @throws InterruptedException if the thread is interrupted
     */
    public static String version(Path jar) throws InterruptedException {
        try (ZipFile file = new ZipFile(jar.toFile())) {
            if (file.getEntry("tlc2/TLC.class") == null) {
                throw new SpecException(jar + " has no TLC in it.");
            }
        } catch (ZipException e) {
            throw new SpecException(jar + " is no jar.", e);
        } catch (IOException e) {
            throw new SpecException(jar + (Files.exists(jar) ? " cannot be read." : " does not exist."), e);
        }
        ModelResult result = probe(jar);
        if (result.verdict() instanceof Verdict.Fails fails && fails.property().equals("Low")
                && result.counterexample().map(shown -> shown.states().size()).orElse(0) == 3) {
            return result.tlc();
        }
        String said = result.verdict() instanceof Verdict.Error error ? error.reason() : "it misjudges a model of three states.";
        throw new SpecException(jar + (result.tlc().isEmpty() ? "" : ", TLC " + result.tlc() + ",") + " cannot be used: " + said);
    }

    private static ModelResult probe(Path jar) throws InterruptedException {
        try (Workspace workspace = Workspace.of(List.of())) {
            workspace.write(MODEL + ".tla", """
                    ---- MODULE %s ----
                    EXTENDS Naturals
                    VARIABLE x
                    Init == x = 0
                    Next == x' = x + 1
                    Low == x < 2
                    ====
                    """.formatted(MODEL));
            workspace.write(MODEL + ".cfg", "INIT Init\nNEXT Next\nINVARIANT Low\n");
            return ModelRun.run(ModelJob.of(List.of(workspace.folder()), MODEL).with(1, 128).by(jar));
        } catch (UncheckedIOException e) {
            return ModelResult.error(e.getMessage());
        }
    }
}
