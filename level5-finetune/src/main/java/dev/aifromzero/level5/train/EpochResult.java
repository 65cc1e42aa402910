package dev.aifromzero.level5.train;

/**
 * What one round through the examples brought.
 *
 * @param epoch its number from 1; 0 is the base before any training
 * @param trainLoss mean nats an answer token during the round (not a number for epoch 0)
 * @param heldOutLoss mean nats an answer token on the held-out answers after the round
 * @param seconds time since the start
 */
public record EpochResult(int epoch, double trainLoss, double heldOutLoss, double seconds) {
    /** {@return between how many equally likely tokens the model hesitates in held-out answers} */
    public double perplexity() {
        return Math.exp(heldOutLoss);
    }
}
