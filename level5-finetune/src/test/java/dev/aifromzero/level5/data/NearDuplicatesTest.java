package dev.aifromzero.level5.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NearDuplicatesTest {
    private static QuestionAnswer pair(String question, String answer) {
        return new QuestionAnswer(question, answer, "science");
    }

    @Test
    void similarityIsTheCommonRunsOfThreeWordsDividedByAll() {
        // "a b c", "b c d" and "b c d", "c d e": one in common, three in all
        assertEquals(1 / 3.0, NearDuplicates.similarity(Words.trigrams("a b c d"), Words.trigrams("b, C d E!")), 1e-12);
        assertEquals(Set.of("a b"), Words.trigrams("A? b"));
    }

    @Test
    void theClosestLearnedPairIsNamed() {
        List<QuestionAnswer> learned = List.of(
                pair("What is fog?", "Fog is a cloud that lies on the ground."),
                pair("What is rain then?", "Rain is water that falls from clouds."),
                pair("Say, what is rain?", "Rain is water that falls from clouds."));
        List<NearDuplicates.Match> matches =
                NearDuplicates.find(List.of(pair("What is rain?", "Rain is water that falls from clouds.")), learned);
        assertEquals(1, matches.size());
        assertEquals(learned.get(2), matches.get(0).learned());
        assertEquals(8 / 9.0, matches.get(0).similarity(), 1e-12);
    }

    @Test
    void halfInCommonIsNearAndLessIsNot() {
        assertEquals(
                1,
                NearDuplicates.find(List.of(pair("a b", "c d e")), List.of(pair("a b", "c d f")))
                        .size());
        assertTrue(NearDuplicates.find(List.of(pair("a b", "c d e")), List.of(pair("a b", "c x y")))
                .isEmpty());
    }
}
