package dev.aifromzero.level5.commands;

import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level1.sampling.SamplingConfig;
import dev.aifromzero.level5.chat.Answerer;
import dev.aifromzero.level5.chat.ChatSettings;
import dev.aifromzero.level5.school.Fact;
import dev.aifromzero.level5.school.Quiz;
import dev.aifromzero.level5.tutor.AdapterTutor;
import java.io.IOException;
import java.util.List;

/**
 * A short quiz after each epoch: the loss says how surprised a model is by the right answers, the quiz whether it gives
 * them.
 *
 * @param facts what is asked for
 * @param answerer gives the answers
 * @param most how many questions
 */
public record EpochQuiz(List<Fact> facts, Answerer answerer, int most) {
    private static final int MOST_TOKENS = 60;

    /**
     * {@return the quiz of a training's own facts; without facts, one that asks nothing}
     *
     * @param setup the training
     * @param most how many questions
     * @throws IOException if the facts cannot be read
     */
    public static EpochQuiz of(FineTuneSetup setup, int most) throws IOException {
        return new EpochQuiz(DataChoice.of(setup.settings()).facts(), setup.answerer(), most);
    }

    /** {@return whether there is anything to ask} */
    public boolean asks() {
        return !facts.isEmpty() && most > 0;
    }

    /** {@return the answers to held-out questions at temperature 0; a question that is too long is not answered} */
    public Quiz run() {
        AdapterTutor tutor = new AdapterTutor(answerer, new ChatSettings(SamplingConfig.greedy(), MOST_TOKENS, 0));
        return Quiz.ask(facts, most, question -> answer(tutor, question));
    }

    private static String answer(AdapterTutor tutor, String question) {
        try {
            return tutor.text(question);
        } catch (UserError noRoom) {
            return "";
        }
    }
}
