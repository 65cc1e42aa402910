package dev.aifromzero.level1.text.clean;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.regex.Pattern;

/**
 * Writes every character in one way only. An é can be one code point or an e with an accent behind it, and both look
 * alike; a model would take them for different letters. Normal form C takes the shortest way (Unicode Standard Annex 15).
 */
public final class UnicodeCleaner implements Cleaner {
    /** What a reader sees as one character: a letter with everything that is written on it. */
    private static final Pattern SEEN_AS_ONE = Pattern.compile("\\X");

    @Override
    public String name() {
        return "Unicode form";
    }

    @Override
    public Result clean(String text) {
        if (Normalizer.isNormalized(text, Form.NFC)) {
            return Result.of(text);
        }
        long changed = SEEN_AS_ONE
                .matcher(text)
                .results()
                .filter(found -> !Normalizer.isNormalized(found.group(), Form.NFC))
                .count();
        return Result.of(Normalizer.normalize(text, Form.NFC)).and("characters rewritten", Math.max(1, changed));
    }
}
