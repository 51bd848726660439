package lastack.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lastack.wire.Checksum;
import lastack.wire.Malformed;

/** What came of the frames of a capture: nothing is left out without being counted here. */
public final class Tally {

    /** How many kinds of mistakes are told apart. */
    private static final int MOST_KINDS = 20;

    long frames;
    long segments;
    long notIp;
    long notTcp;
    long cutBelowIp;
    long fragments;
    long lostFragments;
    long backwards;
    long partial;
    long evicted;
    long late;
    long skippedBlocks;
    String trouble = "";
    private final Map<Integer, Long> unknownLinks = new TreeMap<>();
    private final Map<String, Mistakes> malformed = new TreeMap<>();
    private long malformedCount;
    private long wrongChecksums;
    private long firstWrongChecksum;
    private long leftChecksums;

    private static final class Mistakes {
        private long count;
        private long first;
    }

    void unknownLink(int linkType) {
        unknownLinks.merge(linkType, 1L, Long::sum);
    }

    void malformed(Malformed wrong, long frame) {
        malformedCount++;
        // Without its numbers, so that there are few kinds, whatever comes.
        String kind = wrong.what().replaceAll("\\d+", "N");
        if (malformed.size() < MOST_KINDS || malformed.containsKey(kind)) {
            Mistakes mistakes = malformed.computeIfAbsent(kind, any -> new Mistakes());
            mistakes.first = mistakes.count == 0 ? frame : mistakes.first;
            mistakes.count++;
        }
    }

    void checksum(Checksum.State state, long frame) {
        if (state == Checksum.State.WRONG) {
            firstWrongChecksum = wrongChecksums++ == 0 ? frame : firstWrongChecksum;
        } else if (state == Checksum.State.LEFT) {
            leftChecksums++;
        }
    }

    /** How many segments have a wrong checksum; they are kept like all others. */
    public long wrongChecksums() {
        return wrongChecksums;
    }

    /** How many frames were read. */
    public long frames() {
        return frames;
    }

    /** How many segments belong to connections. */
    public long segments() {
        return segments;
    }

    /** How many packets cannot be read as what they claim to be. */
    public long malformed() {
        return malformedCount;
    }

    /** How many connections were told of before their end, to keep memory bounded. */
    public long evicted() {
        return evicted;
    }

    /** Why the capture could not be read to its end; empty if it could. */
    public String trouble() {
        return trouble;
    }

    /** Whether what is captured was read to its end and understood. */
    public boolean isClean() {
        return remarks().isEmpty();
    }

    /** What a reader should know of what was not read or not kept, one clause each, such as {@code it is cut in frame 7}. */
    public List<String> remarks() {
        List<String> all = new ArrayList<>();
        if (!trouble.isEmpty()) {
            all.add(trouble);
        }
        add(all, skippedBlocks, "block that makes no sense", "blocks that make no sense");
        unknownLinks.forEach((type, count) -> add(all, count, "frame of link type " + type + ", which is not understood",
            "frames of link type " + type + ", which is not understood"));
        add(all, cutBelowIp, "frame too short for its headers", "frames too short for their headers");
        malformed.forEach((kind, mistakes) -> all.add(mistakes.count + " malformed, the first in frame " + mistakes.first + ": " + kind));
        add(all, malformedCount - malformed.values().stream().mapToLong(each -> each.count).sum(), "malformed in another way",
            "malformed in other ways");
        add(all, lostFragments, "fragment of a packet that is not complete", "fragments of packets that are not complete");
        if (wrongChecksums > 0) {
            add(all, wrongChecksums, "segment with a wrong checksum", "segments with a wrong checksum");
            all.set(all.size() - 1, all.get(all.size() - 1) + ", the first in frame " + firstWrongChecksum
                + ": damaged, or captured before it was filled in; none is left out");
        }
        add(all, backwards, "segment earlier than one before it", "segments earlier than one before them");
        add(all, partial, "segment not captured as a whole", "segments not captured as a whole");
        add(all, evicted, "connection told of before its end, since too many were open",
            "connections told of before their end, since too many were open");
        add(all, late, "segment of a connection that had been told of", "segments of connections that had been told of");
        return all;
    }

    /** What else was captured, one clause each. */
    public List<String> others() {
        List<String> all = new ArrayList<>();
        add(all, notIp, "frame without IP", "frames without IP");
        add(all, notTcp, "packet of another protocol than TCP", "packets of other protocols than TCP");
        add(all, leftChecksums, "segment whose checksum its sender leaves to its network card",
            "segments whose checksums their senders leave to their network cards");
        add(all, fragments, "fragment", "fragments, put together where all had come");
        return all;
    }

    private static void add(List<String> all, long count, String one, String many) {
        if (count > 0) {
            all.add(count + " " + (count == 1 ? one : many));
        }
    }
}
