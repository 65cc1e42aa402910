package dev.aifromzero.fuzz;

import java.util.List;
import java.util.SplittableRandom;

/** Makes texts that no teacher would write: every script, combining marks, emoji, control characters. */
public final class OddTexts {
    private static final List<String> TRICKY = List.of(
            " ",
            "  ",
            "\n",
            "\r\n",
            "\t",
            "\u0000",
            "\u0007",
            "\u001b[31m",
            "\u007f",
            "\u0085",
            "\u00a0",
            "\u00ad",
            "\u200b",
            "\u200d",
            "\u2028",
            "\u3000",
            "\ufeff",
            "\ufffd",
            "\ufffe",
            "\uffff",
            "\ud7ff",
            "\ue000",
            "\ud800\udc00",
            "\udbff\udfff",
            "'",
            "'s",
            "'ll",
            "’",
            "\"",
            "\\",
            "<|endoftext|>",
            "<unk>",
            "%s",
            "{question}",
            "a",
            "Zq",
            "İ",
            "ß",
            "ΑΣ",
            "e\u0301",
            "\u0301",
            "नमस्ते",
            "क्षत्रिय",
            "१२",
            "Ⅷ",
            "½",
            "42",
            "漢字",
            "한글",
            "שלום",
            "😀",
            "👩🏽‍🚀",
            "🇮🇳",
            "𝒳",
            "...",
            "-",
            "_");
    private static final int FIRST_SURROGATE = 0xD800;
    private static final int SURROGATES = 0x800;
    private static final int LONGEST_RUN = 80;

    private OddTexts() {}

    /**
     * {@return a text of valid code points, at times empty}
     *
     * @param random chooses
     * @param mostParts of so many parts at most, a part being a character or a few
     */
    public static String text(SplittableRandom random, int mostParts) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(mostParts + 1); i > 0; i--) {
            switch (random.nextInt(8)) {
                case 0, 1 -> text.appendCodePoint(validCodePoint(random));
                case 2 -> text.append((char) random.nextInt(' ', 0x7f));
                case 3 -> text.append(tricky(random).repeat(random.nextInt(1, 4)));
                default -> text.append(tricky(random));
            }
        }
        if (random.nextInt(20) == 0) {
            text.append(tricky(random).repeat(random.nextInt(LONGEST_RUN)));
        }
        return text.toString();
    }

    /**
     * {@return a text with halves of surrogate pairs in it, which is no Unicode text but a possible Java string}
     *
     * @param random chooses
     * @param mostParts as above
     */
    public static String brokenText(SplittableRandom random, int mostParts) {
        StringBuilder text = new StringBuilder(text(random, mostParts));
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            char half = (char) (FIRST_SURROGATE + random.nextInt(SURROGATES));
            text.insert(random.nextInt(text.length() + 1), half);
        }
        return text.toString();
    }

    private static String tricky(SplittableRandom random) {
        return TRICKY.get(random.nextInt(TRICKY.size()));
    }

    private static int validCodePoint(SplittableRandom random) {
        int codePoint = random.nextInt(Character.MAX_CODE_POINT + 1 - SURROGATES);
        return codePoint < FIRST_SURROGATE ? codePoint : codePoint + SURROGATES;
    }
}
