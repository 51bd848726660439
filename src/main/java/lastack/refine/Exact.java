package lastack.refine;

import java.util.Arrays;
import java.util.Collection;

/** One line for each space on which several beliefs stand with all distances kept, but for the longest. */
final class Exact {

    private final Merged send;
    private final Merged receive;

    Exact(Collection<Known> all) {
        long[] sent = new long[0];
        long[] received = new long[0];
        for (Known known : all) {
            sent = joined(sent, known.send());
            received = joined(received, known.receive());
        }
        send = new Merged(new int[0], new long[0], sent, true);
        receive = new Merged(new int[0], new long[0], received, true);
    }

    private static long[] joined(long[] one, long[] other) {
        long[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    int send(int[] places, long[] line, int place) {
        return place(send, places, line, place);
    }

    int receive(int[] places, long[] line, int place) {
        return place(receive, places, line, place);
    }

    private static int place(Merged merged, int[] places, long[] line, int place) {
        return merged.place(line[Arrays.binarySearch(places, place)]);
    }

    long sent(int place) {
        return value(send, place);
    }

    long received(int place) {
        return value(receive, place);
    }

    static long value(Merged merged, int place) {
        int i = merged.nearest(place);
        return merged.valueOf(i) + (place - merged.placeOf(i));
    }
}
