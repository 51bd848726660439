package lastack.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import lastack.verdict.Vantage;
import lastack.verdict.Verdict;

/** A verdict in words. */
final class VerdictText {

    private static final int MOST_FRAMES = 3;

    private VerdictText() { }

    static String of(Verdict verdict) {
        List<String> parts = new ArrayList<>();
        parts.add(verdict.kind() + (verdict.deviations().isEmpty() ? "" : " " + verdict.deviations().entrySet().stream()
            .map(each -> each.getKey() + " (" + frames(each.getValue()) + ")").collect(Collectors.joining(", "))));
        if (verdict.kind() == Verdict.Kind.VIOLATES) {
            parts.add("at frame " + verdict.frame() + ", because " + verdict.why());
        } else if (verdict.kind() == Verdict.Kind.CANNOT_TELL) {
            return parts.get(0) + ", because " + verdict.why();
        }
        if (verdict.vantage() == Vantage.ON_THE_PATH) {
            parts.add("captured on the path");
        }
        if (!verdict.assumptions().isEmpty()) {
            parts.add("assuming " + String.join(", ", verdict.assumptions()));
        }
        if (!verdict.missing().isEmpty()) {
            parts.add("with segments not captured before " + frames(verdict.missing()));
        }
        if (!verdict.late().isEmpty()) {
            parts.add("an ACK owed for longer than 0.5 s before " + frames(verdict.late()));
        }
        return String.join("; ", parts);
    }

    private static String frames(List<Long> frames) {
        return (frames.size() == 1 ? "frame " : "frames ")
            + frames.stream().limit(MOST_FRAMES).map(String::valueOf).collect(Collectors.joining(", "))
            + (frames.size() > MOST_FRAMES ? ", ..." : "");
    }
}
