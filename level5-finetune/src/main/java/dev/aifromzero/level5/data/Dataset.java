package dev.aifromzero.level5.data;

import dev.aifromzero.kit.error.UserError;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.CRC32;

/**
 * Everything that fine-tuning needs, as token ids.
 *
 * @param train examples to learn from
 * @param heldOut examples to be tested on, never learned from
 * @param truncated how many answers were cut to the context
 * @param tooLong how many pairs were left out because the question alone fills the context
 * @param moved pairs that were drawn for the test but are learned from, because they nearly repeat one that is
 * @param variation what is done to an example each time it is learned from
 */
public record Dataset(
        List<Example> train,
        List<Example> heldOut,
        int truncated,
        int tooLong,
        List<NearDuplicates.Match> moved,
        Variation variation) {
    /** What is done to an example each time it is learned from. */
    @FunctionalInterface
    public interface Variation {
        /** Nothing. */
        Variation NONE = (example, random) -> example;

        /**
         * {@return the example to learn from this time}
         *
         * @param example as it was read
         * @param random the source of chance; the same state gives the same example
         */
        Example of(Example example, SplittableRandom random);
    }

    /**
     * Examples that stay as they are.
     *
     * @param train examples to learn from
     * @param heldOut examples to be tested on, never learned from
     * @param truncated how many answers were cut to the context
     * @param tooLong how many pairs were left out because the question alone fills the context
     * @param moved pairs that were drawn for the test but are learned from
     */
    public Dataset(
            List<Example> train, List<Example> heldOut, int truncated, int tooLong, List<NearDuplicates.Match> moved) {
        this(train, heldOut, truncated, tooLong, moved, Variation.NONE);
    }

    /**
     * {@return the dataset of these pairs}
     *
     * @param pairs all questions and answers
     * @param encoder turns a pair into ids
     * @param seed start of the chance that draws the pairs to be tested on
     * @throws UserError if there are too few pairs for both parts
     */
    public static Dataset of(List<QuestionAnswer> pairs, ExampleEncoder encoder, long seed) {
        return of(StratifiedSplit.of(pairs, seed), encoder);
    }

    /**
     * {@return the dataset of a file: split by phrasing where it has school facts, and otherwise by chance}
     *
     * <p>A fact that was never trained on cannot be known, so it is no test of learning. A fact asked in words that were
     * never trained on is one.
     *
     * @param contents what was read
     * @param encoder turns a pair into ids
     * @param seed start of the random draw where the file does not say what is held out
     * @throws UserError if there are too few pairs for both parts
     */
    public static Dataset of(JsonlReader.Contents contents, ExampleEncoder encoder, long seed) {
        return contents.heldOut().isEmpty()
                ? of(contents.pairs(), encoder, seed)
                : of(new StratifiedSplit(contents.pairs(), contents.heldOut(), List.of()), encoder)
                        .varied(new QuestionNoise(encoder)::vary);
    }

    private Dataset varied(Variation other) {
        return new Dataset(train, heldOut, truncated, tooLong, moved, other);
    }

    /**
     * {@return the examples to learn from in an epoch, in an order of their own and varied; the same for the same seed}
     *
     * @param seed start of the random order and of the variation
     */
    public List<Example> epoch(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Example> mixed = Batch.shuffled(train, random);
        mixed.replaceAll(example -> variation.of(example, random));
        return mixed;
    }

    private static Dataset of(StratifiedSplit split, ExampleEncoder encoder) {
        List<Example> train = encode(split.train(), encoder);
        List<Example> heldOut = encode(split.heldOut(), encoder);
        if (train.isEmpty() || heldOut.isEmpty()) {
            throw new UserError(
                    "There are too few different questions that fit into the context: " + train.size()
                            + " to learn from and " + heldOut.size() + " to test on",
                    "Give at least two pairs of one subject that do not say the same, with questions of less than "
                            + encoder.contextLength() + " tokens");
        }
        int truncated = (int) (count(train) + count(heldOut));
        int tooLong = split.train().size() + split.heldOut().size() - train.size() - heldOut.size();
        return new Dataset(train, heldOut, truncated, tooLong, split.moved());
    }

    private static List<Example> encode(List<QuestionAnswer> pairs, ExampleEncoder encoder) {
        return new ArrayList<>(
                pairs.stream().map(encoder::encode).flatMap(Optional::stream).toList());
    }

    private static long count(List<Example> examples) {
        return examples.stream().filter(Example::truncated).count();
    }

    /** {@return a number that changes with any id of any example, so that a resumed training notices other data} */
    public long fingerprint() {
        CRC32 sum = new CRC32();
        for (List<Example> part : List.of(train, heldOut)) {
            for (Example example : part) {
                ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * (example.ids().length + 1));
                bytes.putInt(example.promptLength());
                bytes.asIntBuffer().put(example.ids());
                sum.update(bytes.array());
            }
        }
        return sum.getValue();
    }
}
