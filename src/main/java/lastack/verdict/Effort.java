package lastack.verdict;

import lastack.refine.Known;

/**
 * How much thinking again an endpoint may yet cost. It is counted in the explanations that are gone through, so that the same
 * capture is judged alike anywhere. What its segments cost where they explain themselves is not counted.
 */
final class Effort {

    /** What there is to begin with, and what each segment adds. */
    private static final long FIRST = 150_000;
    private static final long EACH = 600;

    private long left = FIRST;
    private boolean spent;

    /** A segment more. */
    void earn() {
        left += EACH;
    }

    /** Goes through what is known. */
    void spend(Known known) {
        left -= 1 + known.weight();
        spent |= left < 0;
    }

    /** Whether it has ever been too much; then nothing is thought again. */
    boolean isSpent() {
        return spent;
    }
}
