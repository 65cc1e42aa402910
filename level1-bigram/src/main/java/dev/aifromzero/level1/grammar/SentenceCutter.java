package dev.aifromzero.level1.grammar;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a paragraph into sentences. A sentence ends with {@code . ? !}, also before a closing quotation mark, unless
 * it goes on with a small letter ({@code "Why?" asked the crow.}) or inside an open quotation.
 */
final class SentenceCutter {
    private static final char QUOTE = '"';

    private SentenceCutter() {}

    /**
     * @param sentences the sentences, without blanks around them
     * @param rest what stands behind the last end of a sentence: the beginning of an unfinished one, or nothing
     */
    record Cut(List<String> sentences, String rest) {}

    /** {@return the sentences of a paragraph} */
    static Cut cut(String paragraph) {
        // A quotation that is never closed must not swallow all the sentences behind it.
        boolean paired = paragraph.chars().filter(c -> c == QUOTE).count() % 2 == 0;
        List<String> sentences = new ArrayList<>();
        boolean quoting = false;
        int start = 0;
        for (int i = 0; i < paragraph.length(); i++) {
            char c = paragraph.charAt(i);
            if (c == QUOTE && paired) {
                quoting = !quoting;
            }
            boolean closes = c == QUOTE && i > 0 && isEnd(paragraph.charAt(i - 1));
            if (!quoting && (isEnd(c) || closes) && newSentenceFollows(paragraph, i + 1)) {
                sentences.add(paragraph.substring(start, i + 1).strip());
                start = i + 1;
            }
        }
        return new Cut(sentences, paragraph.substring(start).strip());
    }

    private static boolean isEnd(char c) {
        return c == '.' || c == '?' || c == '!';
    }

    private static boolean newSentenceFollows(String text, int from) {
        int next = from;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        return next == text.length() || (next > from && !Character.isLowerCase(text.charAt(next)));
    }
}
