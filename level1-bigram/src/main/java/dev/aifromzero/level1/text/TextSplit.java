package dev.aifromzero.level1.text;

/**
 * A text cut into a part to learn from, a part to choose settings with, and a part to look at once at the end.
 *
 * @param train the first part
 * @param validation the middle part
 * @param test the last part
 */
public record TextSplit(String train, String validation, String test) {
    /**
     * {@return the text cut at code points: the first {@code trainFraction} to learn from, the rest in two halves}
     *
     * <p>0.9 gives the 90/5/5 split that levels 1, 2 and 4 share.
     *
     * @param text any text; of a very short one some parts are empty
     * @param trainFraction between 0 and 1, both excluded
     */
    public static TextSplit of(String text, double trainFraction) {
        if (!(trainFraction > 0 && trainFraction < 1)) {
            throw new IllegalArgumentException("The training part must lie between 0 and 1, not " + trainFraction);
        }
        int total = text.codePointCount(0, text.length());
        int trainEnd = text.offsetByCodePoints(0, (int) (total * trainFraction));
        int validationEnd = text.offsetByCodePoints(0, (int) (total * (1 + trainFraction) / 2));
        return new TextSplit(
                text.substring(0, trainEnd), text.substring(trainEnd, validationEnd), text.substring(validationEnd));
    }
}
