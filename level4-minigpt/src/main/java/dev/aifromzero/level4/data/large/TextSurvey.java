package dev.aifromzero.level4.data.large;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.zip.CRC32;

/**
 * What a first reading of a text finds out.
 *
 * @param characters how many characters (code points) it has
 * @param alphabet all different characters, in code point order
 * @param fingerprint a number that changes with the text, so that a resumed run notices another one
 */
record TextSurvey(long characters, String alphabet, long fingerprint) {
    /** {@return the survey of a text} */
    static TextSurvey of(TextSource text) throws IOException {
        CRC32 sum = new CRC32();
        BitSet seen = new BitSet();
        long[] count = new long[1];
        text.read(piece -> {
            sum.update(piece.getBytes(StandardCharsets.UTF_8));
            for (int at = 0; at < piece.length(); count[0]++) {
                int character = piece.codePointAt(at);
                seen.set(character);
                at += Character.charCount(character);
            }
        });
        StringBuilder alphabet = new StringBuilder();
        seen.stream().forEach(alphabet::appendCodePoint);
        return new TextSurvey(count[0], alphabet.toString(), sum.getValue());
    }
}
