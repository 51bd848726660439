package lastack.contract;

import java.util.List;
import lastack.trace.TellView;
import lastack.wire.Text;

/**
 * What a user is told.
 *
 * @param tells all of it, in order, text without its octets; immutable
 * @param text the octets of that text, one after the other
 */
public record Reply(List<TellView> tells, Text text) {

    /** Nothing is told. */
    public static final Reply NOTHING = new Reply(List.of(), Text.EMPTY);

    /**
     * Takes an immutable copy of the list.
     *
     * @throws IllegalArgumentException if the text is not as long as the tells say
     */
    public Reply {
        tells = List.copyOf(tells);
        int octets = 0;
        for (TellView tell : tells) {
            octets += tell instanceof TellView.Data data ? data.len() : 0;
        }
        if (octets != text.length()) {
            throw new IllegalArgumentException("the user is told " + octets + " octets and given " + text.length());
        }
    }

    /** Something that is no text. */
    public static Reply of(TellView tell) {
        return new Reply(List.of(tell), Text.EMPTY);
    }

    /** A call is refused, for this reason, in the RFC's words. */
    public static Reply error(String message) {
        return of(new TellView.Error(message));
    }

    /** Whether the call was refused. */
    public boolean isError() {
        return tells.stream().anyMatch(TellView.Error.class::isInstance);
    }
}
