package dev.aifromzero.level5.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Pairs to learn from and pairs to be tested on, with every subject (and every language) in both: a test without history
 * questions would say nothing about history.
 *
 * @param train about nine tenths
 * @param heldOut about one tenth, never learned from
 * @param moved pairs that were drawn for the test but are learned from, because they nearly repeat one that is
 */
record StratifiedSplit(List<QuestionAnswer> train, List<QuestionAnswer> heldOut, List<NearDuplicates.Match> moved) {
    private static final double HELD_OUT_PART = 0.1;

    /** {@return the split; the same seed gives the same one. A subject with a single pair is learned from} */
    static StratifiedSplit of(List<QuestionAnswer> pairs, long seed) {
        Map<String, List<QuestionAnswer>> bySubject = new LinkedHashMap<>();
        pairs.forEach(pair -> bySubject
                .computeIfAbsent(pair.subject() + "\n" + pair.language(), s -> new ArrayList<>())
                .add(pair));
        SplittableRandom random = new SplittableRandom(seed);
        List<QuestionAnswer> train = new ArrayList<>();
        List<QuestionAnswer> heldOut = new ArrayList<>();
        for (List<QuestionAnswer> subject : bySubject.values()) {
            shuffle(subject, random);
            int testSize = subject.size() < 2 ? 0 : (int) Math.max(1, Math.round(subject.size() * HELD_OUT_PART));
            heldOut.addAll(subject.subList(0, testSize));
            train.addAll(subject.subList(testSize, subject.size()));
        }
        return withoutNearDuplicates(train, heldOut);
    }

    /** What moves to the learned pairs may itself be nearly repeated by another tested one, so it is done until none is left. */
    private static StratifiedSplit withoutNearDuplicates(List<QuestionAnswer> train, List<QuestionAnswer> heldOut) {
        List<NearDuplicates.Match> moved = new ArrayList<>();
        List<NearDuplicates.Match> found = NearDuplicates.find(heldOut, train);
        while (!found.isEmpty()) {
            List<QuestionAnswer> learned =
                    found.stream().map(NearDuplicates.Match::tested).toList();
            moved.addAll(found);
            heldOut.removeAll(learned);
            train.addAll(learned);
            found = NearDuplicates.find(heldOut, learned);
        }
        return new StratifiedSplit(List.copyOf(train), List.copyOf(heldOut), List.copyOf(moved));
    }

    /** Every order equally likely (Fisher and Yates 1938; Durstenfeld 1964). */
    static <T> void shuffle(List<T> list, SplittableRandom random) {
        for (int i = list.size() - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            T moved = list.get(i);
            list.set(i, list.get(j));
            list.set(j, moved);
        }
    }
}
