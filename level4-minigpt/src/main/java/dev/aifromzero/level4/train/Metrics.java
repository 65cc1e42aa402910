package dev.aifromzero.level4.train;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * What was measured at one evaluation; losses in nats a token.
 *
 * @param step steps done
 * @param trainLoss mean loss on the training batches since the evaluation before; null before the first step
 * @param validationLoss loss on the validation text
 * @param learningRate of the last step
 * @param tokensPerSecond tokens learned from in a second, evaluations included
 * @param seconds time since the training began
 */
@JsonPropertyOrder({"step", "train_loss", "val_loss", "learning_rate", "tokens_per_second", "seconds"})
public record Metrics(
        @JsonProperty("step") int step,
        @JsonProperty("train_loss") Double trainLoss,
        @JsonProperty("val_loss") double validationLoss,
        @JsonProperty("learning_rate") double learningRate,
        @JsonProperty("tokens_per_second") double tokensPerSecond,
        @JsonProperty("seconds") double seconds) {}
