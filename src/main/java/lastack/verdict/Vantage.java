package lastack.verdict;

/** Where, as seen from an endpoint, its segments were captured, so far as a verdict rests on it. */
public enum Vantage {
    /** So near that what is captured as arriving has arrived before the next segment is sent. */
    AT_THE_ENDPOINT("at the endpoint"),
    /** On the path: what is captured as arriving may arrive after segments that are captured later. */
    ON_THE_PATH("on the path");

    private final String words;

    Vantage(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
