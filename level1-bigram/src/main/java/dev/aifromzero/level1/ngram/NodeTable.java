package dev.aifromzero.level1.ngram;

import java.util.Arrays;

/** A hash table from a node and a token to a node, with plain numbers instead of objects: some ten times smaller. */
final class NodeTable {
    private static final long EMPTY = -1;

    private long[] keys = filled(1 << 12);
    private int[] values = new int[1 << 12];
    private int size;

    private static long[] filled(int capacity) {
        long[] keys = new long[capacity];
        Arrays.fill(keys, EMPTY);
        return keys;
    }

    int get(int node, int token) {
        int slot = slot(keys, key(node, token));
        return keys[slot] == EMPTY ? NGramCounts.NONE : values[slot];
    }

    void put(int node, int token, int value) {
        if (2 * size >= keys.length) {
            grow();
        }
        int slot = slot(keys, key(node, token));
        size += keys[slot] == EMPTY ? 1 : 0;
        keys[slot] = key(node, token);
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

    private static long key(int node, int token) {
        return (long) node << 32 | token;
    }

    /** The slot of the key, or the empty slot where it would go. */
    private static int slot(long[] keys, long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        mixed ^= mixed >>> 32;
        int slot = (int) mixed & keys.length - 1;
        while (keys[slot] != EMPTY && keys[slot] != key) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }
}
