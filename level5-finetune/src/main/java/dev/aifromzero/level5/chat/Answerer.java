package dev.aifromzero.level5.chat;

import dev.aifromzero.kit.error.Printable;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level1.text.BpeTokenizer;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level4.generate.GenerationConfig;
import dev.aifromzero.level4.generate.TextGenerator;
import dev.aifromzero.level4.generate.TokenStream;
import dev.aifromzero.level5.data.PromptTemplate;
import dev.aifromzero.level5.data.QuestionAnswer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Answers questions in the form that a model was trained with.
 *
 * @param model the model, with or without adapter
 * @param tokenizer its vocabulary
 * @param template the form of the conversation
 * @param endToken the id that ends an answer
 */
public record Answerer(Transformer model, BpeTokenizer tokenizer, PromptTemplate template, int endToken) {
    /** At least this part of the context is kept free for the answer when earlier turns are put before a question. */
    private static final double PART_FOR_THE_ANSWER = 0.5;

    /**
     * {@return the answer}
     *
     * @param question as a person typed it, without the template's form
     * @param earlier earlier turns, oldest first; where they do not fit, whole turns are forgotten from the oldest on
     * @param settings how each token is chosen, and how many there may be
     * @param random the source of chance; the same state gives the same answer
     * @param shown is given the text piece by piece, as it comes
     * @throws UserError if the question leaves no room for an answer
     */
    public Answer answer(
            String question,
            List<QuestionAnswer> earlier,
            ChatSettings settings,
            RandomGenerator random,
            Consumer<String> shown) {
        return answer(question, earlier, settings, random, shown, () -> false);
    }

    /**
     * {@return the answer, or its beginning}
     *
     * @param question as a person typed it, without the template's form
     * @param earlier earlier turns, oldest first; where they do not fit, whole turns are forgotten from the oldest on
     * @param settings how each token is chosen, and how many there may be
     * @param random the source of chance; the same state gives the same answer
     * @param shown is given the text piece by piece, as it comes
     * @param enough is asked after each token whether to stop there
     * @throws UserError if the question leaves no room for an answer
     */
    public Answer answer(
            String question,
            List<QuestionAnswer> earlier,
            ChatSettings settings,
            RandomGenerator random,
            Consumer<String> shown,
            BooleanSupplier enough) {
        int[] prompt = prompt(question, earlier);
        int room = model.config().contextLength() - prompt.length;
        if (room < 1) {
            throw new UserError(
                    "The question has " + prompt.length + " tokens, and the model's context holds only "
                            + model.config().contextLength(),
                    "Ask it in fewer words");
        }
        TokenStream text = new TokenStream(tokenizer);
        StopMarkers markers = new StopMarkers(template.stopMarkers());
        StringBuilder whole = new StringBuilder();
        Consumer<String> both = piece -> {
            whole.append(piece);
            if (!piece.isEmpty()) {
                shown.accept(piece);
            }
        };
        boolean[] ended = new boolean[1];
        boolean[] interrupted = new boolean[1];
        GenerationConfig config =
                new GenerationConfig(Math.min(room, settings.maxTokens()), settings.sampling(), id -> {
                    ended[0] = id == endToken;
                    interrupted[0] = !ended[0] && !markers.stopped() && enough.getAsBoolean();
                    return ended[0] || markers.stopped() || interrupted[0];
                });
        int[] ids = new TextGenerator(model)
                .generate(prompt, config, random, id -> both.accept(markers.accept(Printable.of(text.accept(id)))));
        both.accept(markers.accept(Printable.of(text.finish())));
        both.accept(markers.finish());
        return new Answer(whole.toString(), ids.length, ending(markers, ended[0], interrupted[0]));
    }

    private static Answer.Ending ending(StopMarkers markers, boolean endToken, boolean interrupted) {
        if (markers.stopped()) {
            return Answer.Ending.MARKER;
        }
        if (interrupted) {
            return Answer.Ending.INTERRUPTED;
        }
        return endToken ? Answer.Ending.END_TOKEN : Answer.Ending.LENGTH;
    }

    /** The ids of the turns that fit, each closed by an end token as in training, and of the question. */
    int[] prompt(String question, List<QuestionAnswer> earlier) {
        int[] ids = tokenizer.encode(template.prompt(question));
        Deque<QuestionAnswer> turns = new ArrayDeque<>(earlier);
        while (!turns.isEmpty()) {
            int[] turn = tokenizer.encode(template.format(turns.removeLast()));
            if (turn.length + 1 + ids.length > model.config().contextLength() * PART_FOR_THE_ANSWER) {
                break;
            }
            int[] joined = Arrays.copyOf(turn, turn.length + 1 + ids.length);
            joined[turn.length] = endToken;
            System.arraycopy(ids, 0, joined, turn.length + 1, ids.length);
            ids = joined;
        }
        return ids;
    }
}
