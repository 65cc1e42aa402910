package dev.aifromzero.level5.data;

/**
 * One pair as token ids.
 *
 * @param pair where it comes from
 * @param ids the question in its form, then the answer, then the end token (unless cut off)
 * @param promptLength how many of the ids belong to the question's part: they are read, not learned
 * @param truncated whether the answer was too long for the context and lost its end
 */
public record Example(QuestionAnswer pair, int[] ids, int promptLength, boolean truncated) {
    /**
     * {@return for each id whether its prediction counts in the loss: by default the answer and the end token do}
     *
     * @param lossOn which tokens count
     */
    public boolean[] lossMask(LossOn lossOn) {
        boolean[] mask = new boolean[ids.length];
        for (int i = lossOn.firstCounted(this); i < ids.length; i++) {
            mask[i] = true;
        }
        return mask;
    }

    /** {@return how many ids belong to the answer, the end token counted} */
    public int answerLength() {
        return ids.length - promptLength;
    }
}
