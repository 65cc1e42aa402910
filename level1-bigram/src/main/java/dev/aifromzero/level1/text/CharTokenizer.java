package dev.aifromzero.level1.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The simplest tokenizer: every different character is a token, numbered in code point order.
 *
 * <p>A character here is a Unicode code point, so Hindi letters and emoji count as one each.
 */
public final class CharTokenizer implements Tokenizer {
    private static final int UNKNOWN = -1;

    private final int[] characters;
    private final Map<Integer, Integer> ids = new HashMap<>();
    /** The ids of the characters below U+10000 once more: a look into an array is much faster than into a map. */
    private final int[] idsOfBasic;

    private CharTokenizer(int[] characters) {
        this.characters = characters;
        this.idsOfBasic = new int
                [1
                        + Arrays.stream(characters)
                                .filter(Character::isBmpCodePoint)
                                .max()
                                .orElse(0)];
        Arrays.fill(idsOfBasic, UNKNOWN);
        for (int id = 0; id < characters.length; id++) {
            ids.put(characters[id], id);
            if (characters[id] < idsOfBasic.length) {
                idsOfBasic[characters[id]] = id;
            }
        }
    }

    private int find(int codePoint) {
        return codePoint < idsOfBasic.length ? idsOfBasic[codePoint] : ids.getOrDefault(codePoint, UNKNOWN);
    }

    /**
     * {@return a tokenizer for exactly the characters of this text}
     *
     * @param text each of its different characters (code points) becomes one token; ids follow the code points' order
     */
    public static CharTokenizer fromText(String text) {
        return new CharTokenizer(text.codePoints().sorted().distinct().toArray());
    }

    /**
     * {@return a tokenizer with exactly these characters, in this order: what {@link #alphabet()} gave before}
     *
     * @param alphabet one character (code point) a token; the first gets id 0
     * @throws IllegalArgumentException if a character comes twice
     */
    public static CharTokenizer fromAlphabet(String alphabet) {
        CharTokenizer tokenizer = new CharTokenizer(alphabet.codePoints().toArray());
        if (tokenizer.ids.size() != tokenizer.characters.length) {
            throw new IllegalArgumentException("An alphabet must not have a character twice");
        }
        return tokenizer;
    }

    /** {@return all characters in the order of their ids} */
    public String alphabet() {
        return new String(characters, 0, characters.length);
    }

    /**
     * {@return whether the character (a code point) has an id}
     *
     * @param codePoint any Unicode code point
     */
    public boolean knows(int codePoint) {
        return find(codePoint) != UNKNOWN;
    }

    /**
     * {@return the text without the characters that have no id}
     *
     * @param text may have any characters
     */
    public String keepKnown(String text) {
        int[] kept = text.codePoints().filter(this::knows).toArray();
        return new String(kept, 0, kept.length);
    }

    @Override
    public int[] encode(String text) {
        int[] encoded = encode(text, UNKNOWN);
        for (int i = 0; i < encoded.length; i++) {
            if (encoded[i] == UNKNOWN) {
                throw unknown(text.codePointAt(text.offsetByCodePoints(0, i)));
            }
        }
        return encoded;
    }

    /**
     * {@return the ids, where a character without an id gets this one instead}
     *
     * @param text may have any characters
     * @param unknownId usually {@code vocabSize()}: one more symbol after the known ones
     */
    public int[] encode(String text, int unknownId) {
        int[] encoded = new int[text.codePointCount(0, text.length())];
        for (int i = 0, at = 0; i < encoded.length; i++) {
            int codePoint = text.codePointAt(at);
            int id = find(codePoint);
            encoded[i] = id == UNKNOWN ? unknownId : id;
            at += Character.charCount(codePoint);
        }
        return encoded;
    }

    private static IllegalArgumentException unknown(int codePoint) {
        int shown = Character.isISOControl(codePoint) ? ' ' : codePoint;
        return new IllegalArgumentException(String.format(
                Locale.ROOT,
                "The character '%s' (U+%04X) was not in the training text, so it has no number",
                Character.toString(shown),
                codePoint));
    }

    @Override
    public String decode(int[] ids) {
        StringBuilder text = new StringBuilder(ids.length);
        Arrays.stream(ids).forEach(id -> text.appendCodePoint(character(id)));
        return text.toString();
    }

    @Override
    public String token(int id) {
        return Character.toString(character(id));
    }

    private int character(int id) {
        if (id < 0 || id >= characters.length) {
            throw new IllegalArgumentException(
                    "There is no token with the id " + id + ": the ids go from 0 to " + (characters.length - 1));
        }
        return characters[id];
    }

    @Override
    public int vocabSize() {
        return characters.length;
    }
}
