package lastack.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Chromium without a window. */
final class Browser {

    private static final Pattern RESULT = Pattern.compile("<pre id=\"result\">(.*?)</pre>", Pattern.DOTALL);

    private Browser() { }

    /** Where it is installed. */
    private static Optional<Path> installed() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
            .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(folder -> Path.of(folder, name)))
            .filter(Files::isExecutable).findFirst();
    }

    /**
     * Opens a page, runs a script in it, and gives what that says.
     *
     * @param page the page
     * @param width of the window, in pixels
     * @param script the body of a function that returns an object
     * @param folder an empty folder
     * @return the object; its field {@code errors} has what went wrong in any script of the page
     */
    static JsonNode ask(String page, int width, String script, Path folder) throws IOException, InterruptedException {
        Optional<Path> chromium = installed();
        if (chromium.isEmpty()) {
            System.err.println("SKIPPED: no Chromium is installed (Debian: apt-get install chromium), so no page was opened.");
        }
        Assumptions.assumeTrue(chromium.isPresent(), "no Chromium is installed");
        String asked = page
            .replace("<head>", "<head><script>window.wrong = []; window.onerror = m => { window.wrong.push(m); };</script>")
            .replace("</body>", "<pre id=\"result\"></pre><script>(function () { const said = (function () {" + script
                + "})(); said.errors = window.wrong; document.getElementById('result').textContent = JSON.stringify(said); })();"
                + "</script></body>");
        Path file = Files.writeString(folder.resolve("page.html"), asked);
        Path dom = folder.resolve("dom.html");
        Process process = new ProcessBuilder(chromium.get().toString(), "--headless", "--no-sandbox", "--disable-gpu",
            "--user-data-dir=" + folder.resolve("profile"), "--window-size=" + width + ",1000", "--dump-dom",
            file.toUri().toString()).redirectOutput(dom.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("Chromium does not end.");
        }
        Matcher result = RESULT.matcher(Files.readString(dom, StandardCharsets.UTF_8));
        assertThat(result.find()).as("the script has said something").isTrue();
        return new ObjectMapper().readTree(result.group(1).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"));
    }
}
