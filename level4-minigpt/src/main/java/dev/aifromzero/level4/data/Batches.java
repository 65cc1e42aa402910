package dev.aifromzero.level4.data;

/** Gives each step of a training its windows of the text. */
@FunctionalInterface
public interface Batches {
    /**
     * {@return the windows of a step; the same step gives the same windows}
     *
     * @param step the step's number, from 0
     * @param size B, windows of the batch; the same for all steps of a training
     */
    Batch draw(long step, int size);
}
