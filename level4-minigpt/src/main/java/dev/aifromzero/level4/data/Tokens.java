package dev.aifromzero.level4.data;

/** A long row of token ids, in memory or in a file. */
public interface Tokens {
    /** {@return how many there are} */
    long count();

    /**
     * {@return the id at an index, 0 to {@code count() - 1}}
     *
     * @param index the place in the row, from 0
     */
    int at(long index);

    /**
     * {@return these ids as tokens}
     *
     * @param ids kept as they are, not copied
     */
    static Tokens of(int... ids) {
        return new Tokens() {
            @Override
            public long count() {
                return ids.length;
            }

            @Override
            public int at(long index) {
                return ids[Math.toIntExact(index)];
            }
        };
    }

    /** {@return all ids as an array: only where they are known to be few} */
    default int[] all() {
        return first(Integer.MAX_VALUE);
    }

    /**
     * {@return the first ids, at most this many, as an array}
     *
     * @param most how many ids are wanted, 0 or more
     */
    default int[] first(int most) {
        int[] ids = new int[(int) Math.min(most, count())];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = at(i);
        }
        return ids;
    }
}
