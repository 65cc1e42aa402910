package dev.aifromzero.level1.grammar;

/**
 * Where spaces and capital letters belong in a sentence, decided word by word. Marks count as words here. The writer and
 * the reader of sentences use the same rules:
 *
 * <ul>
 *   <li>no space before {@code . , ; : ? !}, after an opening quotation mark and before a closing one;
 *   <li>a capital at the start of the sentence, after an opening quotation mark, and after the end of a sentence inside
 *       a quotation.
 * </ul>
 */
final class Spelling {
    private static final String QUOTE = "\"";

    private boolean started;
    private boolean quoting;
    private boolean afterOpening;
    private boolean capital = true;

    /** {@return whether the next word needs a capital letter} */
    boolean capital() {
        return capital;
    }

    /** {@return whether a space stands before this word} */
    boolean spaceBefore(String word) {
        boolean closing = word.equals(QUOTE) && quoting;
        return started && !afterOpening && !closing && !".,;:?!".contains(word);
    }

    /** Goes on behind this word. */
    void pass(String word) {
        started = true;
        if (word.equals(QUOTE)) {
            quoting = !quoting;
            capital = quoting;
            afterOpening = quoting;
        } else {
            capital = quoting && ".?!".contains(word);
            afterOpening = false;
        }
    }

    /** {@return the word with its first letter as a capital} */
    static String capitalised(String word) {
        int first = word.codePointAt(0);
        return Character.toString(Character.toUpperCase(first)) + word.substring(Character.charCount(first));
    }
}
