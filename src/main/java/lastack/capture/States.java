package lastack.capture;

import java.util.ArrayList;
import java.util.List;

/**
 * In which states the endpoints are if all that was captured has arrived, as {@link Closing} has them for the end.
 *
 * @param client that of the client
 * @param server that of the server
 */
public record States(String client, String server) {

    /** The states after each segment of a connection. */
    public static List<States> after(List<Observed> segments) {
        Story story = new Story();
        List<States> all = new ArrayList<>();
        for (Observed segment : segments) {
            story.see(segment);
            Closing now = story.closing();
            all.add(new States(now.client(), now.server()));
        }
        return all;
    }
}
