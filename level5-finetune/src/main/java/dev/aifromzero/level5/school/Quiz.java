package dev.aifromzero.level5.school;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Held-out questions, and a model's answers judged by the keys of the facts.
 *
 * @param answers one for each question asked, in order
 */
public record Quiz(List<Asked> answers) {
    /** What an answer is worth. */
    public enum Verdict {
        /** Every key of the fact was found. */
        RIGHT,
        /** Something was said, but not that. */
        WRONG,
        /** Nothing was said, or the model said that it does not know. */
        NO_ANSWER
    }

    /**
     * One question and what came of it.
     *
     * @param fact what was asked for
     * @param question in which phrasing
     * @param answer what was answered; blank for no answer
     */
    public record Asked(Fact fact, String question, String answer) {
        /** {@return what the answer is worth} */
        public Verdict verdict() {
            if (answer.isBlank()) {
                return Verdict.NO_ANSWER;
            }
            return fact.isRight(answer) ? Verdict.RIGHT : Verdict.WRONG;
        }
    }

    /**
     * {@return the quiz of all held-out phrasings}
     *
     * @param facts what is asked for
     * @param most at most this many questions, evenly spread over all; 0 for all
     * @param answerer gives the answer to a question; a blank text where it has none
     */
    public static Quiz ask(List<Fact> facts, int most, UnaryOperator<String> answerer) {
        List<Asked> all = new ArrayList<>();
        facts.forEach(fact -> fact.heldout().forEach(question -> all.add(new Asked(fact, question, ""))));
        int size = most == 0 ? all.size() : Math.min(most, all.size());
        List<Asked> answers = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Asked asked = all.get((int) ((long) i * all.size() / size));
            answers.add(new Asked(asked.fact(), asked.question(), answerer.apply(asked.question())));
        }
        return new Quiz(List.copyOf(answers));
    }

    /**
     * {@return how many answers are worth this}
     *
     * @param verdict which
     */
    public int count(Verdict verdict) {
        return (int)
                answers.stream().filter(asked -> asked.verdict() == verdict).count();
    }

    /** {@return which part of all questions was answered right, 0 to 1; 0 where nothing was asked} */
    public double accuracy() {
        return answers.isEmpty() ? 0 : (double) count(Verdict.RIGHT) / answers.size();
    }
}
