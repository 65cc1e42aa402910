package dev.aifromzero.level5.school;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
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
        return ask(facts, most, answerer, () -> false);
    }

    /**
     * {@return the quiz of all held-out phrasings, or of those that were asked before it was enough}
     *
     * @param facts what is asked for
     * @param most at most this many questions, evenly spread over all; 0 for all
     * @param answerer gives the answer to a question; a blank text where it has none
     * @param enough is asked before each question whether to stop there
     */
    public static Quiz ask(List<Fact> facts, int most, UnaryOperator<String> answerer, BooleanSupplier enough) {
        List<Asked> all = new ArrayList<>();
        facts.forEach(fact -> fact.heldout().forEach(question -> all.add(new Asked(fact, question, ""))));
        int size = size(facts, most);
        List<Asked> answers = new ArrayList<>();
        for (int i = 0; i < size && !enough.getAsBoolean(); i++) {
            Asked asked = all.get((int) ((long) i * all.size() / size));
            answers.add(new Asked(asked.fact(), asked.question(), answerer.apply(asked.question())));
        }
        return new Quiz(List.copyOf(answers));
    }

    /**
     * {@return how many questions a quiz will ask}
     *
     * @param facts what is asked for
     * @param most at most this many questions; 0 for all
     */
    public static int size(List<Fact> facts, int most) {
        int all = facts.stream().mapToInt(fact -> fact.heldout().size()).sum();
        return most == 0 ? all : Math.min(most, all);
    }

    /** {@return the questions of each subject as a quiz of its own, by {@link Fact#subjectName}, in alphabetical order} */
    public Map<String, Quiz> bySubject() {
        Map<String, List<Asked>> parts = new TreeMap<>();
        answers.forEach(asked -> parts.computeIfAbsent(asked.fact().subjectName(), name -> new ArrayList<>())
                .add(asked));
        Map<String, Quiz> quizzes = new LinkedHashMap<>();
        parts.forEach((name, part) -> quizzes.put(name, new Quiz(List.copyOf(part))));
        return quizzes;
    }

    /** {@return what was answered wrong, in order} */
    public List<Asked> wrong() {
        return answers.stream()
                .filter(asked -> asked.verdict() == Verdict.WRONG)
                .toList();
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
