package dev.aifromzero.level1.text;

import java.util.Arrays;

/**
 * A hash table from two whole numbers to one, without objects: some ten times smaller than a {@link java.util.HashMap}, and
 * faster. A key that finds its slot taken goes into the next free one (open addressing with linear probing); at most half of
 * the slots are taken, so the ways are short.
 */
public final class IntPairMap {
    private static final long EMPTY = -1;
    private static final int FEWEST_SLOTS = 16;
    /** 2⁶⁴ divided by the golden ratio: multiplying with it spreads neighbouring keys far apart (Knuth, 1973, section 6.4). */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private long[] keys;
    private int[] values;
    private int size;

    /**
     * An empty map.
     *
     * @param expected how many pairs there will probably be; it grows by itself if there are more
     */
    public IntPairMap(int expected) {
        int slots = Integer.highestOneBit(Math.max(FEWEST_SLOTS / 4, Math.min(expected, 1 << 28)) * 4);
        keys = filled(slots);
        values = new int[slots];
    }

    private static long[] filled(int slots) {
        long[] keys = new long[slots];
        Arrays.fill(keys, EMPTY);
        return keys;
    }

    /** {@return how many pairs have a value} */
    public int size() {
        return size;
    }

    /**
     * {@return the value of a pair}
     *
     * @param first the first number
     * @param second the second number
     * @param otherwise what is given where the pair has no value
     */
    public int getOrDefault(int first, int second, int otherwise) {
        int slot = slot(keys, key(first, second));
        return keys[slot] == EMPTY ? otherwise : values[slot];
    }

    /**
     * Gives a pair a value, or another one than before.
     *
     * @param first 0 or more
     * @param second 0 or more
     * @param value any number
     * @throws IllegalArgumentException if one of the two is negative
     */
    public void put(int first, int second, int value) {
        if (first < 0 || second < 0) {
            throw new IllegalArgumentException("A pair has two numbers from 0 on, not " + first + " and " + second);
        }
        long key = key(first, second);
        int slot = slot(keys, key);
        if (keys[slot] == EMPTY) {
            if (2 * size >= keys.length) {
                grow();
                slot = slot(keys, key);
            }
            keys[slot] = key;
            size++;
        }
        values[slot] = value;
    }

    private void grow() {
        long[] moreKeys = filled(keys.length * 2);
        int[] moreValues = new int[moreKeys.length];
        for (int old = 0; old < keys.length; old++) {
            if (keys[old] != EMPTY) {
                int slot = slot(moreKeys, keys[old]);
                moreKeys[slot] = keys[old];
                moreValues[slot] = values[old];
            }
        }
        keys = moreKeys;
        values = moreValues;
    }

    /** Both numbers in one; negative if one of them is, and such a key is in no slot. */
    private static long key(int first, int second) {
        return ((long) first << 32) | second;
    }

    /** The slot of the key, or the empty slot where it would go. */
    private static int slot(long[] keys, long key) {
        int last = keys.length - 1; // all ones in binary: & takes the remainder
        int slot = (int) ((key * SPREAD) >>> 32) & last;
        while (keys[slot] != EMPTY && keys[slot] != key) {
            slot = (slot + 1) & last;
        }
        return slot;
    }
}
