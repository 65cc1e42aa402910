package dev.aifromzero.level2.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.level2.network.CharacterTraining.Config;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LearningByHeartTest {
    private static final Config SHORT = Config.usual().withHidden(8).withEpochs(120);

    private static LearningByHeart.Curves train(LearningByHeart text, int count) {
        return text.train(count, SHORT, new SplittableRandom(7));
    }

    @Test
    void lastTenthIsKeptBack() {
        LearningByHeart text = new LearningByHeart("ab😀".repeat(20));
        assertEquals(54, text.trainable());
        assertEquals(6, text.kept());
    }

    @Test
    void whatOnlyTheTrainingPartHoldsIsLearnedByHeart() {
        // In the part to learn from a is always followed by b, in the part kept back never.
        LearningByHeart.Curves curves = train(new LearningByHeart("ab".repeat(90) + "aaca".repeat(5)), 180);
        int last = curves.validation().size() - 1;
        assertTrue(curves.training().get(last).loss() < 0.1);
        assertTrue(curves.bestEpoch() < last / 2);
        assertTrue(curves.validation().get(last) > curves.validation().get(curves.bestEpoch()) + 1);
    }

    @Test
    void regularTextIsNotLearnedByHeart() {
        LearningByHeart.Curves curves = train(new LearningByHeart("abc".repeat(100)), 270);
        int last = curves.validation().size() - 1;
        assertEquals(last, curves.bestEpoch());
        assertEquals(curves.training().get(last).loss(), curves.validation().get(last), 0.05);
    }

    @Test
    void watchingDoesNotChangeTheTraining() {
        String text = "the rain in the hills and the rice in the field";
        LearningByHeart byHeart = new LearningByHeart(text);
        PairCounts same = PairCounts.of(PairCounts.of(text).tokenizer(), text.substring(0, 30));
        List<CharacterTraining.Point> alone = new CharacterTraining(same, SHORT, new SplittableRandom(7)).run(p -> {});
        assertEquals(alone, train(byHeart, 30).training());
    }

    @Test
    void shortTextIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new LearningByHeart("abcab"));
        assertThrows(IllegalArgumentException.class, () -> new LearningByHeart("abc".repeat(13)));
        assertEquals(4, new LearningByHeart("abcd".repeat(10)).kept());
    }

    @Test
    void ofEquallyGoodEpochsTheFirstIsTheBest() {
        assertEquals(1, new LearningByHeart.Curves(List.of(), List.of(2.0, 1.0, 1.0, 3.0)).bestEpoch());
    }
}
