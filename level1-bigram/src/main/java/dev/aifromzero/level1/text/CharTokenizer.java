package dev.aifromzero.level1.text;

import dev.aifromzero.level1.cli.UserError;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The simplest tokenizer: every different character is a token, numbered in code point order.
 *
 * <p>A character here is a Unicode code point, so Hindi letters and emoji count as one each.
 */
public final class CharTokenizer implements Tokenizer {
    private final int[] characters;
    private final Map<Integer, Integer> ids = new HashMap<>();

    private CharTokenizer(int[] characters) {
        this.characters = characters;
        for (int id = 0; id < characters.length; id++) {
            ids.put(characters[id], id);
        }
    }

    /** {@return a tokenizer for exactly the characters of this text} */
    public static CharTokenizer fromText(String text) {
        return new CharTokenizer(text.codePoints().sorted().distinct().toArray());
    }

    /**
     * {@return a tokenizer with exactly these characters, in this order: what {@link #alphabet()} gave before}
     *
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

    /** {@return whether the character (a code point) has an id} */
    public boolean knows(int codePoint) {
        return ids.containsKey(codePoint);
    }

    /** {@return the text without the characters that have no id} */
    public String keepKnown(String text) {
        int[] kept = text.codePoints().filter(this::knows).toArray();
        return new String(kept, 0, kept.length);
    }

    @Override
    public int[] encode(String text) {
        return text.codePoints().map(this::id).toArray();
    }

    /**
     * {@return the ids, where a character without an id gets this one instead}
     *
     * @param unknownId usually {@code vocabSize()}: one more symbol after the known ones
     */
    public int[] encode(String text, int unknownId) {
        return text.codePoints().map(c -> ids.getOrDefault(c, unknownId)).toArray();
    }

    private int id(int codePoint) {
        Integer id = ids.get(codePoint);
        if (id == null) {
            throw new UserError(
                    String.format(
                            "The character '%s' (U+%04X) was not in the training text, so it has no number",
                            Character.toString(codePoint), codePoint),
                    "Leave it out, or train on a text that contains it");
        }
        return id;
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
            throw new UserError(
                    "There is no token with the id " + id + ": the ids go from 0 to " + (characters.length - 1),
                    "Check that the ids were made with this vocabulary");
        }
        return characters[id];
    }

    @Override
    public int vocabSize() {
        return characters.length;
    }
}
