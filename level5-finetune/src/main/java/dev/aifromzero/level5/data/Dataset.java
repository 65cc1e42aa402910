package dev.aifromzero.level5.data;

import dev.aifromzero.level1.cli.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything that fine-tuning needs, as token ids.
 *
 * @param train examples to learn from
 * @param heldOut examples to be tested on, never learned from
 * @param truncated how many answers were cut to the context
 * @param tooLong how many pairs were left out because the question alone fills the context
 */
public record Dataset(List<Example> train, List<Example> heldOut, int truncated, int tooLong) {
    /**
     * {@return the dataset of these pairs}
     *
     * @throws UserError if there are too few pairs for both parts
     */
    public static Dataset of(List<QuestionAnswer> pairs, ExampleEncoder encoder, long seed) {
        StratifiedSplit split = StratifiedSplit.of(pairs, seed);
        List<Example> train = encode(split.train(), encoder);
        List<Example> heldOut = encode(split.heldOut(), encoder);
        if (train.isEmpty() || heldOut.isEmpty()) {
            throw new UserError(
                    "There are too few questions that fit into the context: " + train.size() + " to learn from and "
                            + heldOut.size() + " to test on",
                    "Give at least two pairs of one subject, with questions of less than "
                            + encoder.contextLength() + " tokens");
        }
        int truncated = (int) (count(train) + count(heldOut));
        return new Dataset(train, heldOut, truncated, pairs.size() - train.size() - heldOut.size());
    }

    private static List<Example> encode(List<QuestionAnswer> pairs, ExampleEncoder encoder) {
        return new ArrayList<>(pairs.stream().map(encoder::encode).flatMap(Optional::stream).toList());
    }

    private static long count(List<Example> examples) {
        return examples.stream().filter(Example::truncated).count();
    }
}
