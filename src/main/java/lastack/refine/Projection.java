package lastack.refine;

/** The parts of a state in a mask. */
final class Projection {

    /** Which parts, ascending. */
    private final int[] parts;
    private final int[] key;
    private final Table known;

    Projection(int mask) {
        parts = new int[Integer.bitCount(mask)];
        for (int part = 0, i = 0; i < parts.length; part++) {
            if ((mask & 1 << part) != 0) {
                parts[i++] = part;
            }
        }
        key = new int[parts.length];
        known = new Table(parts.length);
    }

    /** The place of a state's parts among those that were seen; if they are new, it is {@link #size} as it was before. */
    int add(int[] row) {
        for (int i = 0; i < parts.length; i++) {
            key[i] = row[parts[i]];
        }
        return known.add(key);
    }

    int size() {
        return known.size();
    }
}
