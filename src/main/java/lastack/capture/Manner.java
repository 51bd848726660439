package lastack.capture;

/** How often something out of the ordinary happens in connections that chance makes up. */
public enum Manner {
    /** As one would expect it of a capture. */
    USUAL(25, 0, 0),
    /**
     * A segment is lost in each fifth round, texts are often so short that their numbers are next to each other, and more
     * connections are reset: what is rare elsewhere comes together here.
     */
    EVENTFUL(5, 33, 33);

    private final int roundsForLoss;
    private final int shortTexts;
    private final int resets;

    Manner(int roundsForLoss, int shortTexts, int resets) {
        this.roundsForLoss = roundsForLoss;
        this.shortTexts = shortTexts;
        this.resets = resets;
    }

    /** In one of how many rounds a segment is lost. */
    int roundsForLoss() {
        return roundsForLoss;
    }

    /** How many texts of a hundred have some octets only. */
    int shortTexts() {
        return shortTexts;
    }

    /** How many connections of a hundred are reset, besides those that usually are. */
    int resets() {
        return resets;
    }
}
