package dev.aifromzero.level1.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word or a mark of a sentence.
 *
 * @param text as it stands there
 * @param capital whether a capital letter belongs there because of the place, as at the start of a sentence
 */
record Word(String text, boolean capital) {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:['-][\\p{L}\\p{M}\\p{N}]+)*|\\S");

    /** {@return the words and marks of a sentence, in order} */
    static List<Word> of(String sentence) {
        List<Word> words = new ArrayList<>();
        Spelling spelling = new Spelling();
        for (String text : texts(sentence)) {
            words.add(new Word(text, spelling.capital()));
            spelling.pass(text);
        }
        return words;
    }

    /** {@return the words and marks of any piece of text, without a look at its spelling} */
    static List<String> texts(String piece) {
        List<String> texts = new ArrayList<>();
        Matcher matcher = WORD.matcher(piece);
        while (matcher.find()) {
            texts.add(matcher.group());
        }
        return texts;
    }

    /** {@return the first words of a sentence, written with spaces where they belong} */
    static String join(List<Word> words) {
        StringBuilder text = new StringBuilder();
        Spelling spelling = new Spelling();
        for (Word word : words) {
            text.append(spelling.spaceBefore(word.text) ? " " : "").append(word.text);
            spelling.pass(word.text);
        }
        return text.toString();
    }
}
