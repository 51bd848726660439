package lastack.cli;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a manifest has wrong is told in a sentence before any model is run. */
class ManifestTests {
    @TempDir
    private Path folder;
    private ToyModels models;

    @BeforeEach
    void models() {
        models = ToyModels.in(folder);
    }

    private void refuses(String... names) {
        Told.by("check", "--models", folder).refuses(names);
        Told.by("check", "--models", folder, "--deep", "--work", folder.resolve("work")).refuses(names);
    }

    @Test
    void aModelThatIsMissingIsNamed() {
        models.change("manifest.json", "\"MCLong\"", "\"MCGone\"");
        refuses("manifest", "MCGone", "MCGone.tla", folder.toString());
        models.file("MCGone.tla", "---- MODULE MCGone ----\n====\n");
        refuses("MCGone.cfg");
    }

    @Test
    void aConstantThatIsNoneIsNamed() {
        models.change("MCLong.cfg", "CONSTANT Last", "CONSTANT Lats = 3 Last");
        refuses("MCLong.cfg", "Lats");
    }

    @Test
    void aPropertyThatIsNotCheckedIsNamed() {
        models.change("manifest.json", "\"NotAll\"", "\"NotQuiteAll\"");
        refuses("MCBreaks", "NotQuiteAll", "MCBreaks.cfg");
    }

    @Test
    void aModelThatIsThereTwiceIsNamed() {
        models.change("manifest.json", "\"MCLong\"", "\"MCShort\"");
        refuses("MCShort", "twice");
    }

    @Test
    void aSizeThatIsNoneIsNamedWithItsLine() {
        models.change("manifest.json", "\"deep\"", "\"huge\"");
        refuses("manifest.json line 2", "huge");
    }

    @Test
    void aFolderWithoutAManifestIsNamed() {
        Told.by("check", "--models", folder.resolve("gone")).refuses("--models", "gone");
        Told.by("check", "--models", Path.of("spec")).refuses("manifest.json");
    }
}
