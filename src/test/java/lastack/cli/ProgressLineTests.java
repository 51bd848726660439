package lastack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** What a person sees while models run is one line of a terminal's width, which leaves nothing behind. */
class ProgressLineTests {
    private final StringWriter text = new StringWriter();
    private final PrintWriter out = new PrintWriter(text);
    private long now;

    private ProgressLine line(boolean shown, int models) {
        return new ProgressLine(out, shown, models, () -> now);
    }

    /** The lines of a terminal that has been sent the text. */
    private String screen() {
        StringBuilder screen = new StringBuilder();
        StringBuilder line = new StringBuilder();
        int column = 0;
        for (char c : text.toString().toCharArray()) {
            if (c == '\r') {
                column = 0;
            } else if (c == '\n') {
                screen.append(line.toString().stripTrailing()).append('\n');
                line.setLength(0);
                column = 0;
            } else {
                assertThat(column).as("the last column stays empty").isLessThan(79);
                line.setLength(Math.max(line.length(), column + 1));
                line.setCharAt(column++, c);
            }
        }
        return screen + line.toString().stripTrailing();
    }

    @Test
    void tellsWhichModelOfHowManyTheStatesAndTheSeconds() {
        ProgressLine line = line(true, 30);
        line.found("MCFins", 14_566);
        assertThat(screen()).isEqualTo("1 of 30, 0 s: MCFins 14,566 states");
        now = 12_900_000_000L;
        line.found("MCText", 8);
        line.found("MCFins", 99);
        assertThat(screen()).isEqualTo("2 of 30, 12 s: MCFins 99, MCText 8 states");
    }

    @Test
    void makesRoomForWhatIsPrinted() {
        ProgressLine line = line(true, 2);
        line.found("MCFins", 14_566);
        line.found("MCText", 8);
        line.ended("MCFins", () -> out.print("a row\n"));
        assertThat(screen()).isEqualTo("a row\n2 of 2, 0 s: MCText 8 states");
        line.aside(() -> out.print("a note\n"));
        line.found("MCText", 9);
        line.ended("MCText", () -> out.print("another\n"));
        assertThat(screen()).isEqualTo("a row\na note\nanother\n");
    }

    @Test
    void fitsATerminalOfEightyColumns() {
        ProgressLine line = line(true, 130);
        now = 12_345_000_000_000L;
        line.found("MCSeeSimultaneous", 123_456_789_012L);
        line.found("MCUserNeverCloses", 123_456_789_012L);
        line.found("MCUserNeverCloses", 123_456_789_013L);
        assertThat(screen()).hasSizeLessThanOrEqualTo(79).endsWith("...").doesNotContain("\n");
    }

    @Test
    void isSilentWhereThereIsNoTerminal() {
        ProgressLine line = line(false, 2);
        line.found("MCFins", 14_566);
        line.aside(() -> out.print("a note\n"));
        line.ended("MCFins", () -> out.print("a row\n"));
        assertThat(text).hasToString("a note\na row\n");
        assertThat(ProgressLine.isTerminal()).as("tests run without one").isFalse();
    }
}
