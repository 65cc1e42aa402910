package dev.aifromzero.level5.commands;

import dev.aifromzero.level1.sampling.SamplingConfig;
import dev.aifromzero.level5.chat.Answer;
import dev.aifromzero.level5.chat.Answerer;
import dev.aifromzero.level5.chat.ChatSettings;
import dev.aifromzero.level5.data.Example;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * How many of a model's own answers keep the form: the model writes some text, then its end token, and no marker of the
 * template (such as the heading of a new question) before it. An answer that fills the context, or {@value #MOST_TOKENS}
 * tokens, without an end does not keep the form, and neither does an empty one.
 *
 * @param kept how many do
 * @param asked how many questions were asked
 */
public record AnswerForm(int kept, int asked) {
    /** In words, for the reader of a table. */
    public static final String MEANING =
            "An answer keeps the form when some text comes, the model then ends it by itself (with its"
                    + " end token), and no heading of a new question or answer comes before that end.";

    private static final int MOST_TOKENS = 200;

    /**
     * {@return the count over these questions, each asked once, sampled as in the chat}
     *
     * @param answerer the model that answers
     * @param examples the questions
     * @param sampling temperature, top-k and top-p
     * @param random the source of chance
     */
    public static AnswerForm of(
            Answerer answerer, List<Example> examples, SamplingConfig sampling, SplittableRandom random) {
        int kept = 0;
        for (Example example : examples) {
            int room = answerer.model().config().contextLength() - example.promptLength();
            if (room > 0) {
                ChatSettings settings = new ChatSettings(sampling, Math.min(room, MOST_TOKENS), 0);
                Answer answer = answerer.answer(example.pair().question(), List.of(), settings, random, piece -> {});
                kept += keepsForm(answer) ? 1 : 0;
            }
        }
        return new AnswerForm(kept, examples.size());
    }

    static boolean keepsForm(Answer answer) {
        return answer.ending() == Answer.Ending.END_TOKEN && !answer.text().isBlank();
    }

    /** {@return e.g. {@code 24 of 25 (96%)}} */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d of %d (%.0f%%)", kept, asked, 100.0 * kept / Math.max(1, asked));
    }
}
