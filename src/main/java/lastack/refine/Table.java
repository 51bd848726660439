package lastack.refine;

import java.util.Arrays;

/** Rows of so many numbers each, every row once, in the order in which they came; a row is found by what is in it. */
final class Table {

    private final int width;
    private int[] cells;
    private int[] slots = new int[1 << 10];
    private int size;

    Table(int width) {
        this.width = width;
        this.cells = new int[width << 6];
    }

    int size() {
        return size;
    }

    /** A number of a row. */
    int get(int row, int column) {
        return cells[row * width + column];
    }

    /** Copies a row. */
    void read(int row, int[] to) {
        System.arraycopy(cells, row * width, to, 0, width);
    }

    /** The place of a row; if it is new, it is {@link #size} as it was before. */
    int add(int[] row) {
        int slot = slot(row);
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        if ((size + 1) * width > cells.length) {
            // Half as much again: these are the large arrays.
            cells = Arrays.copyOf(cells, Math.max((size + 1) * width, cells.length + (cells.length >> 1)));
        }
        System.arraycopy(row, 0, cells, size * width, width);
        slots[slot] = ++size;
        if (size > slots.length / 2) {
            rehash();
        }
        return size - 1;
    }

    private int slot(int[] row) {
        int slot = hash(row, 0) & slots.length - 1;
        while (slots[slot] != 0 && !Arrays.equals(cells, (slots[slot] - 1) * width, slots[slot] * width, row, 0, width)) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    private int hash(int[] from, int start) {
        long hash = 0;
        for (int i = start; i < start + width; i++) {
            hash = (hash ^ from[i]) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 29;
        }
        return (int) (hash >>> 16);
    }

    private void rehash() {
        slots = new int[2 * slots.length];
        for (int row = 0; row < size; row++) {
            int slot = hash(cells, row * width) & slots.length - 1;
            while (slots[slot] != 0) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = row + 1;
        }
    }
}
