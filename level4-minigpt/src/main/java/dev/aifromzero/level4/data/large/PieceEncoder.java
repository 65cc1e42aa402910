package dev.aifromzero.level4.data.large;

import dev.aifromzero.kit.error.Remedy;
import dev.aifromzero.level1.text.Tokenizer;
import dev.aifromzero.level4.data.Documents;
import java.io.IOException;

/** Turns a text into ids piece by piece; {@link SafeCuts} says where a piece may end. */
final class PieceEncoder {
    static final Remedy UNKNOWN = new Remedy("Leave it out, or train on a text that contains it");

    private PieceEncoder() {}

    /** {@return the ids of a text, of which a tokenizer of characters may not know every one} */
    static int[] encode(Documents documents, Tokenizer tokenizer, String text) {
        return UNKNOWN.around(() -> documents.encode(tokenizer, text));
    }

    /** Takes token ids one by one. */
    @FunctionalInterface
    interface IdSink {
        void put(int id) throws IOException;
    }

    /** {@return a sink that turns each piece into ids} */
    static TextSink of(Documents documents, Tokenizer tokenizer, IdSink ids) {
        return piece -> {
            for (int id : encode(documents, tokenizer, piece)) {
                ids.put(id);
            }
        };
    }
}
