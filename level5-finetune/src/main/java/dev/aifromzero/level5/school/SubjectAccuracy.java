package dev.aifromzero.level5.school;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How often a classifier finds the subject of a held-out question.
 *
 * @param counts how often each subject (outer name) was taken for each (inner name); subjects without held-out questions
 *     are missing
 */
public record SubjectAccuracy(Map<String, Map<String, Integer>> counts) {
    /**
     * Two subjects that were taken for each other.
     *
     * @param first the one that comes first in the alphabet
     * @param second the other
     * @param times how often, both ways together
     */
    public record Confusion(String first, String second, int times) {}

    /**
     * {@return the test of a classifier}
     *
     * @param classifier what is tested
     * @param facts whose held-out questions are asked
     */
    public static SubjectAccuracy of(SubjectClassifier classifier, List<Fact> facts) {
        Map<String, Map<String, Integer>> counts = new TreeMap<>();
        facts.forEach(fact -> fact.heldout()
                .forEach(question -> counts.computeIfAbsent(fact.subjectName(), name -> new TreeMap<>())
                        .merge(classifier.subject(question), 1, Integer::sum)));
        return new SubjectAccuracy(counts);
    }

    /**
     * {@return how many questions of a subject were asked}
     *
     * @param subject one of those in {@link #counts}
     */
    public int asked(String subject) {
        return counts.get(subject).values().stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * {@return how many of them were taken for what they are}
     *
     * @param subject one of those in {@link #counts}
     */
    public int right(String subject) {
        return counts.get(subject).getOrDefault(subject, 0);
    }

    /** {@return which part of all questions was taken for what it is, 0 to 1; 0 where nothing was asked} */
    public double accuracy() {
        int asked = counts.keySet().stream().mapToInt(this::asked).sum();
        return asked == 0 ? 0 : counts.keySet().stream().mapToInt(this::right).sum() / (double) asked;
    }

    /** {@return the two subjects that were taken for each other most often, or empty where no question was mistaken} */
    public Optional<Confusion> mostConfused() {
        Map<String, Confusion> pairs = new TreeMap<>();
        counts.forEach((subject, taken) -> taken.forEach((other, times) -> {
            if (!other.equals(subject)) {
                String first = subject.compareTo(other) < 0 ? subject : other;
                String second = first.equals(subject) ? other : subject;
                pairs.merge(
                        first + "\n" + second,
                        new Confusion(first, second, times),
                        (a, b) -> new Confusion(first, second, a.times() + b.times()));
            }
        }));
        return pairs.values().stream().max(Comparator.comparingInt(Confusion::times));
    }
}
