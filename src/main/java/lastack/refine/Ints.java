package lastack.refine;

import java.util.Arrays;

/** A list of numbers that grows, at four bytes each. */
final class Ints {

    private int[] all = new int[1 << 10];
    private int size;

    void add(int n) {
        if (size == all.length) {
            all = Arrays.copyOf(all, size + (size >> 1));
        }
        all[size++] = n;
    }

    int get(int index) {
        return all[index];
    }

    int size() {
        return size;
    }
}
