package lastack.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of the page on the contract is compiled and run, and does what the page says. */
class PageTests {

    private static final Path PAGE = Path.of("src/contract/README.md");
    private static final Pattern BLOCK = Pattern.compile("^```(\\w+)\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern CLASS = Pattern.compile("public class (\\w+)");

    @TempDir
    static Path folder;
    private static URLClassLoader loader;

    private static List<String> blocks(String language) throws IOException {
        List<String> blocks = new ArrayList<>();
        for (Matcher each = BLOCK.matcher(Files.readString(PAGE)); each.find();) {
            if (each.group(1).equals(language)) {
                blocks.add(each.group(2));
            }
        }
        return blocks;
    }

    @BeforeAll
    static void compiles() throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-d", folder.toString(), "-Xlint:all,-processing,-classfile", "-Werror",
            "-cp", System.getProperty("java.class.path")));
        for (String code : blocks("java")) {
            Matcher name = CLASS.matcher(code);
            assertThat(name.find()).isTrue();
            arguments.add(Files.writeString(folder.resolve(name.group(1) + ".java"), code).toString());
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new))).isZero();
        loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, PageTests.class.getClassLoader());
    }

    private static Map<String, String> failures(String contract) throws ClassNotFoundException {
        Map<String, String> failures = new TreeMap<>();
        Contracts.failures(loader.loadClass(contract), "").forEach(each -> failures.put(each.test(), each.message()));
        return failures;
    }

    @Test
    void theEndpointThatIsAlwaysClosedFailsAsThePageSays() throws Exception {
        Map<String, String> failures = failures("AlwaysClosedTests");

        assertThat(blocks("text")).hasSize(2);
        for (String shown : blocks("text")) {
            assertThat(failures.values()).anyMatch(message -> message.contains(shown));
        }
    }

    @Test
    void theCompleteEndpointKeepsTheContract() throws Exception {
        assertThat(failures("CallbackTests")).isEmpty();
    }
}
