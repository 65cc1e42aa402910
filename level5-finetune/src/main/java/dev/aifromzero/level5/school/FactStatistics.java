package dev.aifromzero.level5.school;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Facts in numbers.
 *
 * @param facts how many
 * @param toLearn phrasings to learn from
 * @param heldOut phrasings that are held out
 * @param wordsPerQuestion mean number of words of a phrasing, held-out ones included
 * @param lowerCase which part of the phrasings with Latin letters has no capital, 0 to 1; NaN where no phrasing has a Latin
 *     letter
 * @param chapters different chapters
 * @param sections different sections
 */
public record FactStatistics(
        int facts, int toLearn, int heldOut, double wordsPerQuestion, double lowerCase, int chapters, int sections) {
    /**
     * {@return the numbers of these facts}
     *
     * @param facts any, also of several subjects
     */
    public static FactStatistics of(List<Fact> facts) {
        List<String> questions = facts.stream()
                .flatMap(fact -> Stream.concat(fact.questions().stream(), fact.heldout().stream()))
                .toList();
        return new FactStatistics(
                facts.size(),
                facts.stream().mapToInt(fact -> fact.questions().size()).sum(),
                facts.stream().mapToInt(fact -> fact.heldout().size()).sum(),
                questions.stream()
                        .mapToInt(question -> question.split("\\s+").length)
                        .average()
                        .orElse(0),
                questions.stream()
                        .filter(FactStatistics::hasCases)
                        .mapToInt(question -> question.equals(question.toLowerCase(Locale.ROOT)) ? 1 : 0)
                        .average()
                        .orElse(Double.NaN),
                (int) facts.stream()
                        .map(fact -> fact.language() + fact.subject() + "\n" + fact.chapter())
                        .distinct()
                        .count(),
                (int) facts.stream()
                        .map(fact -> fact.language() + fact.subject() + "\n" + fact.topic())
                        .distinct()
                        .count());
    }

    private static boolean hasCases(String question) {
        return question.codePoints().anyMatch(c -> Character.toLowerCase(c) != Character.toUpperCase(c));
    }
}
