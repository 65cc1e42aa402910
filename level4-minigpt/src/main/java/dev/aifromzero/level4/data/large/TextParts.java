package dev.aifromzero.level4.data.large;

import java.io.IOException;

/**
 * Where a text is cut into the part to learn from, the part to choose with and the part to look at once: after 90% and
 * after 95% of its characters, as level 1 does.
 *
 * @param trainEnd characters of the first part
 * @param validationEnd characters of the first two parts
 */
record TextParts(long trainEnd, long validationEnd) {
    private static final double TRAIN_FRACTION = 0.9;

    /** {@return the parts of a text} */
    static TextParts of(TextSurvey survey) {
        return new TextParts(
                (long) (survey.characters() * TRAIN_FRACTION), (long) (survey.characters() * (1 + TRAIN_FRACTION) / 2));
    }

    /** Hands over the part to learn from, in pieces that can be tokenized one by one. */
    void readTrain(TextSource text, TextSink train) throws IOException {
        read(text, train, ignored -> {}, ignored -> {});
    }

    /** Hands over the three parts, each in pieces that can be tokenized one by one; the last two without outer blanks. */
    void read(TextSource text, TextSink train, TextSink validation, TextSink test) throws IOException {
        SafeCuts[] cuts = {new SafeCuts(train), new SafeCuts(validation), new SafeCuts(test)};
        TextSink[] parts = {cuts[0], new Stripped(cuts[1]), new Stripped(cuts[2])};
        long[] done = new long[1];
        text.read(piece -> done[0] = share(piece, done[0], parts));
        for (SafeCuts part : cuts) {
            part.end();
        }
    }

    /** Gives a piece to the part or parts where it belongs; returns the characters done so far. */
    private long share(String piece, long done, TextSink[] parts) throws IOException {
        long[] ends = {trainEnd, validationEnd, Long.MAX_VALUE};
        long end = done + piece.codePointCount(0, piece.length());
        long at = done;
        int from = 0;
        for (int part = 0; part < parts.length; part++) {
            if (at < ends[part] && at < end) {
                long stop = Math.min(end, ends[part]);
                int to = stop == end ? piece.length() : piece.offsetByCodePoints(from, (int) (stop - at));
                parts[part].accept(piece.substring(from, to));
                from = to;
                at = stop;
            }
        }
        return end;
    }
}
