package dev.aifromzero.level5.tutor;

import dev.aifromzero.level1.sampling.SamplingConfig;
import dev.aifromzero.level5.chat.Answer;
import dev.aifromzero.level5.chat.Answerer;
import dev.aifromzero.level5.chat.ChatSettings;
import dev.aifromzero.level5.data.Batch;
import dev.aifromzero.level5.data.Example;
import dev.aifromzero.level5.data.ExampleEncoder;
import dev.aifromzero.level5.data.QuestionAnswer;
import dev.aifromzero.level5.train.AnswerLoss;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A model alone, with or without an adapter: at each place the likeliest token, so the same question always gets the same
 * answer.
 *
 * @param answerer the model and the form that it was trained with
 * @param settings how each token is chosen, and how many there may be
 */
public record AdapterTutor(Answerer answerer, ChatSettings settings) implements Tutor {
    /** Hindi takes about three tokens per letter where the tokenizer has learned English only. */
    private static final int MOST_TOKENS = 400;

    /**
     * A tutor that always takes the likeliest token.
     *
     * @param answerer the model and the form that it was trained with
     */
    public AdapterTutor(Answerer answerer) {
        this(
                answerer,
                ChatSettings.standard().withSampling(SamplingConfig.greedy()).withMaxTokens(MOST_TOKENS));
    }

    @Override
    public TutorAnswer answer(String question) {
        Answer answer = say(question);
        return answer.text().isBlank()
                ? TutorAnswer.nothing()
                : TutorAnswer.ofModel(answer.text(), confidence(question, answer));
    }

    /**
     * {@return the text of the answer alone, which takes a little less time than {@link #answer}}
     *
     * @param question as a pupil types it
     * @throws dev.aifromzero.kit.error.UserError if the question is too long for the model
     */
    public String text(String question) {
        return say(question).text();
    }

    private Answer say(String question) {
        return answerer.answer(question, List.of(), settings, new SplittableRandom(0), piece -> {});
    }

    /**
     * The model reads its own answer once more and says how likely it finds each token of it. e to the mean logarithm is the
     * geometric mean of the probabilities.
     */
    private double confidence(String question, Answer answer) {
        ExampleEncoder encoder = new ExampleEncoder(
                answerer.tokenizer(),
                answerer.template(),
                answerer.endToken(),
                answerer.model().config().contextLength());
        Example example = encoder.encode(new QuestionAnswer(question, answer.text(), QuestionAnswer.NO_SUBJECT))
                .orElseThrow(); // it was short enough to be answered
        boolean saidEnd = answer.ending() == Answer.Ending.END_TOKEN;
        Example said = saidEnd || example.truncated() ? example : withoutEnd(example);
        double nats = AnswerLoss.of(answerer.model(), List.of(Batch.of(List.of(said), answerer.endToken())));
        return Math.min(1, Math.exp(-nats));
    }

    private static Example withoutEnd(Example example) {
        int[] ids = Arrays.copyOf(example.ids(), example.ids().length - 1);
        return new Example(example.pair(), ids, example.promptLength(), true);
    }
}
