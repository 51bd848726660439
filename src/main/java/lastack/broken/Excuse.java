package lastack.broken;

/**
 * Why a mutant need not be found.
 *
 * @param kind why in one word
 * @param reason the argument; empty where there is none
 */
public record Excuse(Kind kind, String reason) {

    /** There is no excuse. */
    public static final Excuse NONE = new Excuse(Kind.NONE, "");

    /** What kind of excuse it is. */
    public enum Kind {
        /** It is a change. */
        NONE,
        /** No run can show a difference. */
        EQUIVALENT,
        /** It does something else, which RFC 9293 leaves to it. */
        PERMITTED,
        /** The schedules of a campaign cannot show it; something else does. */
        ELSEWHERE
    }
}
