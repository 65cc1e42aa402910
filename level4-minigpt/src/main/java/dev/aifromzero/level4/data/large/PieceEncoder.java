package dev.aifromzero.level4.data.large;

import dev.aifromzero.level1.text.Tokenizer;
import dev.aifromzero.level4.data.Documents;
import java.io.IOException;

/** Turns a text into ids piece by piece; {@link SafeCuts} says where a piece may end. */
final class PieceEncoder {
    private PieceEncoder() {}

    /** Takes token ids one by one. */
    @FunctionalInterface
    interface IdSink {
        void put(int id) throws IOException;
    }

    /** {@return a sink that turns each piece into ids} */
    static TextSink of(Documents documents, Tokenizer tokenizer, IdSink ids) {
        return piece -> {
            for (int id : documents.encode(tokenizer, piece)) {
                ids.put(id);
            }
        };
    }
}
