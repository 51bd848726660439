package lastack.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lastack.sim.Fate;
import lastack.trace.EventView;
import lastack.trace.Step;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Failures as pages. */
class FailureHtmlTests {

    /** One segment is lost and one arrives twice, after which the endpoint owes an ACK that it does not send. */
    private static Failure failure;
    private static String page;

    @TempDir
    private Path folder;

    @BeforeAll
    static void write() {
        failure = Failures.of("never acknowledges", 5, new Fate.Lose(), new Fate.Duplicate(10, 10));
        page = FailureHtml.of(failure);
    }

    @Test
    void showsATickThatMayNotPass() {
        Golden.page("failure-tick", page);
    }

    @Test
    void showsAStateThatIsSkipped() {
        Golden.page("failure-state", FailureHtml.of(Failures.of("skips CLOSING", 5)));
    }

    @Test
    void showsASegmentThatMayNotBeSent() {
        Golden.page("failure-emit", FailureHtml.of(
            Failures.of("sends one number beyond the window", 1200, new Fate.Deliver(40), new Fate.Lose())));
    }

    @Test
    void needsNothingButItself() {
        assertThat(page).doesNotContain("src=", "<link", "@import", "url(http", "fetch(", "XMLHttpRequest");
        assertThat(page).startsWith("<!DOCTYPE html>\n<html lang=\"en\">").contains("prefers-color-scheme: dark", "@media print");
    }

    /** Both are written of the same object: whatever the text says, the page says. */
    @Test
    void saysWhatTheTextSays() {
        String words = page.replaceAll("(?s)<script.*?</script>|<style.*?</style>", "").replaceAll("<[^>]*>", "")
            .replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&").replaceAll("\\s+", "");
        String text = FailureText.of(failure);
        List<String> said = new ArrayList<>(List.of(failure.headline(), failure.repeat().command(),
            "The condition that it does not meet:"));
        said.addAll(failure.repeat().schedule());
        said.addAll(text.lines().filter(line -> line.endsWith("is FALSE")).toList());
        assertThat(said).hasSizeGreaterThan(6).allSatisfy(each -> assertThat(words).contains(each.replaceAll("\\s+", "")));
    }

    @Test
    void aRunThatFailsNowhereIsAPageToo() {
        Run run = Failures.run("skips CLOSING", 5);
        String calm = FailureHtml.of("A run", run.header(), run.entries(), "again");
        assertThat(calm).contains("<h1>A run</h1>", "again</pre>").doesNotContain("NOT PERMITTED</strong>", "id=\"failing\"");
    }

    @Test
    void textIsNeverMarkup() {
        Failure evil = Failure.of(failure.header(), failure.entries(), "<script>alert(1)</script>",
            Failure.Repeat.by("a <b> & \"c\""));
        assertThat(FailureHtml.of(evil)).doesNotContain("<script>alert", "<b>").contains("a &lt;b&gt; &amp; &quot;c&quot;");
    }

    private static final String SCRIPT = """
        const rows = Array.from(document.querySelectorAll("button.row"));
        const panel = document.getElementById("block");
        const press = key => document.dispatchEvent(new KeyboardEvent("keydown", { key: key, bubbles: true, cancelable: true }));
        // A window that is not in front moves its focus, and need not say so.
        const focus = row => { row.focus(); row.dispatchEvent(new FocusEvent("focus")); };
        const said = { rows: rows.length, list: document.querySelectorAll("ol.rows > li").length };
        said.atFirst = panel.querySelector("h3").textContent;
        rows[0].dispatchEvent(new MouseEvent("mouseenter"));
        said.pointed = panel.querySelector("h3").textContent;
        rows[0].dispatchEvent(new MouseEvent("mouseleave"));
        said.left = panel.querySelector("h3").textContent;
        focus(rows[0]);
        said.focused = panel.querySelector("h3").textContent;
        press("f");
        said.byKey = document.activeElement === document.querySelector("#failing > button");
        press("k");
        said.before = document.activeElement === rows[rows.length - 2];
        document.getElementById("to-failing").click();
        said.byClick = document.activeElement === document.querySelector("#failing > button");
        said.current = document.querySelectorAll("[aria-current=step]").length;
        const box = document.querySelector("#failing > button").getBoundingClientRect();
        said.inSight = box.top >= 0 && box.bottom <= window.innerHeight;
        said.changed = Array.from(panel.querySelectorAll("tr.changed")).map(row => row.textContent);
        said.variables = panel.querySelectorAll("tbody tr").length;
        said.verdict = document.querySelector("#failing .verdict").textContent;
        said.lost = document.querySelectorAll("svg line.lost").length;
        said.again = document.querySelectorAll("svg line.again").length;
        said.whole = document.querySelectorAll("svg line.whole").length;
        said.words = Array.from(document.querySelectorAll("svg text")).map(text => text.textContent);
        said.labels = document.querySelector(".rows").textContent;
        const field = document.querySelector("svg.arrows").getBoundingClientRect();
        said.drawn = Math.round(field.height) === Math.round(document.querySelector("ol.rows").getBoundingClientRect().height);
        said.wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
        rows.forEach(focus);
        return said;
        """;

    /** A wide window, and one of 80 columns of 8 pixels. */
    @ParameterizedTest
    @ValueSource(ints = {1280, 640})
    void worksInABrowser(int width) throws Exception {
        JsonNode said = Browser.ask(page, width, SCRIPT, folder);

        assertThat(said.get("errors")).isEmpty();
        long steps = failure.entries().stream().filter(Step.class::isInstance).map(Step.class::cast)
            .limit(failure.violation().orElseThrow().index()).filter(step -> !(step.event() instanceof EventView.Tick))
            .count() + 1;
        assertThat(said.get("rows").asLong()).isEqualTo(steps);
        assertThat(said.get("list").asLong()).isEqualTo(steps + 1);
        String failed = failure.violation().get().step().endpoint() + " at tick " + failure.violation().get().step().at()
            + ": NOT PERMITTED";
        assertThat(List.of(said.get("atFirst").asText(), said.get("left").asText())).containsOnly(failed);
        assertThat(List.of(said.get("pointed").asText(), said.get("focused").asText())).containsOnly("A at tick 0");
        for (String yes : List.of("byKey", "before", "byClick", "inSight", "drawn")) {
            assertThat(said.get(yes).asBoolean()).as(yes).isTrue();
        }
        assertThat(said.get("current").asInt()).isEqualTo(1);
        assertThat(said.get("verdict").asText()).isEqualTo("NOT PERMITTED");
        assertThat(said.get("variables").asInt()).isEqualTo(25);
        assertThat(said.get("changed")).allSatisfy(row -> assertThat(row.asText()).endsWith("changed")).isNotEmpty();
        assertThat(said.get("lost").asInt()).isEqualTo(1);
        assertThat(said.get("words").get(0).asText()).isEqualTo("lost");
        assertThat(said.get("again").asInt()).isEqualTo(1);
        assertThat(said.get("whole").asInt()).isPositive();
        assertThat(said.get("labels").asText()).contains("SEND 5 octets", "#1", "arrives again, a duplicate",
            "ticks pass", "lost");
        assertThat(said.get("wide").asInt()).as("pixels beyond the edge").isLessThanOrEqualTo(0);
    }
}
