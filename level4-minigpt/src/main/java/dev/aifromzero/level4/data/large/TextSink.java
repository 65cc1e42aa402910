package dev.aifromzero.level4.data.large;

import java.io.IOException;

/** Takes a text piece by piece. */
@FunctionalInterface
interface TextSink {
    /** Takes the next piece, which ends between two characters (code points). */
    void accept(String piece) throws IOException;
}
