package dev.aifromzero.level4.exercises;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDManager;
import dev.aifromzero.kit.exercise.Task;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.model.AttentionMaps;
import dev.aifromzero.level3.model.Initializer;
import dev.aifromzero.level3.tensor.TensorEngine;
import dev.aifromzero.level4.exercises.AttentionPicture.Habit;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

@Task(
        id = "4.8",
        points = 5,
        title = "Draw what a head looks at",
        hint = "How many fifths does a weight have? That is the number of its mark, but a weight of 1 must not become"
                + " the sixth of five marks. For the habit, row t holds all three numbers: in columns t, t − 1 and 0.",
        lesson = "docs/level4.md#what-has-it-learned-to-look-at")
class AttentionPictureTest {
    private static final String[] GOAT = {"g", "o", "a", "t"};
    private static final double[][] BEFORE = {
        {1, 0, 0, 0}, {0.9, 0.1, 0, 0}, {0.05, 0.7, 0.25, 0}, {0.05, 0.1, 0.6, 0.25}
    };

    @Test
    void theExampleIsDrawn() {
        assertEquals(
                "g █\no █ \na  ▓░\nt   ▓░\n",
                AttentionPicture.picture(GOAT, BEFORE),
                "four lines; line t has the token, a blank and t + 1 marks: nothing is drawn for what comes later");
    }

    @Test
    void theExamplesHabitIsTheLetterBefore() {
        Habit habit = AttentionPicture.habit(BEFORE);
        assertEquals(
                0.25, habit.itself(), 1e-12, "to itself: (0.25 + 0.25) / 2. Only the tokens from the third on count");
        assertEquals(0.65, habit.previous(), 1e-12, "to the one before: (0.70 + 0.60) / 2");
        assertEquals(0.05, habit.first(), 1e-12, "to the first: (0.05 + 0.05) / 2");
        assertEquals("previous", AttentionPicture.name(habit), "0.65 is the strongest, and at least 0.5");
    }

    @Test
    void marksChangeAtEachFifth() {
        double[] weights = {0, 0.19, 0.21, 0.39, 0.41, 0.5, 0.61, 0.79, 0.81, 0.99};
        String marks = "  ░░▒▒▓▓██";
        for (int i = 0; i < weights.length; i++) {
            assertEquals(marks.charAt(i), AttentionPicture.mark(weights[i]), "mark of the weight " + weights[i]);
        }
        assertEquals('█', AttentionPicture.mark(1), "a weight of 1: five fifths, but there are only the marks 0 to 4");
        assertEquals('░', AttentionPicture.mark(0.2), "0.2 begins the second fifth");
    }

    @Test
    void shortTextsHaveAPictureButNoHabit() {
        assertEquals(
                "x █\n",
                AttentionPicture.picture(new String[] {"x"}, new double[][] {{1}}),
                "one token looks at itself");
        assertEquals("", AttentionPicture.picture(new String[0], new double[0][0]), "no tokens, no lines");
        Habit none = new Habit(0, 0, 0);
        assertEquals(none, AttentionPicture.habit(new double[0][0]), "no tokens: all three are 0");
        assertEquals(none, AttentionPicture.habit(new double[][] {{1}}), "one token: all three are 0");
        assertEquals(
                none,
                AttentionPicture.habit(new double[][] {{1, 0}, {0.5, 0.5}}),
                "two tokens: all three are 0, not 0 / 0");
    }

    @Test
    void threeTokensHaveOneRowThatCounts() {
        Habit habit = AttentionPicture.habit(new double[][] {{1, 0, 0}, {0.5, 0.5, 0}, {0.7, 0.2, 0.1}});
        assertEquals(0.1, habit.itself(), 1e-12, "row 2, column 2");
        assertEquals(0.2, habit.previous(), 1e-12, "row 2, column 1");
        assertEquals(0.7, habit.first(), 1e-12, "row 2, column 0");
    }

    @Test
    void habitsHaveNames() {
        assertEquals("itself", AttentionPicture.name(new Habit(0.6, 0.3, 0.1)), "(0.6, 0.3, 0.1)");
        assertEquals("first", AttentionPicture.name(new Habit(0.1, 0.2, 0.7)), "(0.1, 0.2, 0.7)");
        assertEquals(
                "spread",
                AttentionPicture.name(new Habit(0.49, 0.3, 0.2)),
                "(0.49, 0.3, 0.2): even the strongest is below 0.5");
        assertEquals(
                "itself",
                AttentionPicture.name(new Habit(0.5, 0.5, 0)),
                "(0.5, 0.5, 0): 0.5 is enough; of equal ones the first named");
        assertEquals(
                "previous",
                AttentionPicture.name(new Habit(0, 0.5, 0.5)),
                "(0, 0.5, 0.5): of equal ones the first named");
        assertEquals("spread", AttentionPicture.name(new Habit(0, 0, 0)), "(0, 0, 0): no habit at all");
    }

    @Test
    void randomMapsAreDrawnMarkByMark() {
        SplittableRandom random = new SplittableRandom(49);
        for (int round = 0; round < 20; round++) {
            int length = 1 + random.nextInt(6);
            String[] tokens = new String[length];
            double[][] weights = new double[length][length];
            StringBuilder expected = new StringBuilder();
            for (int t = 0; t < length; t++) {
                tokens[t] = "" + (char) ('a' + random.nextInt(26));
                expected.append(tokens[t]).append(' ');
                for (int s = 0; s <= t; s++) {
                    int fifths = random.nextInt(5);
                    weights[t][s] = fifths * 0.2 + random.nextDouble(0.01, 0.19);
                    expected.append(" ░▒▓█".charAt(fifths));
                }
                expected.append('\n');
            }
            assertEquals(
                    expected.toString(),
                    AttentionPicture.picture(tokens, weights),
                    "a map of " + length + " tokens: line t has t + 1 marks, a new mark begins at each fifth");
        }
    }

    @Test
    void aRealModelsHeadsHaveTheHabitsThatTheLevelMeasures() {
        try (NDManager root = TensorEngine.newRoot()) {
            TransformerConfig config = TransformerConfig.of(9, 12, 16, 4, 2);
            AttentionMaps maps =
                    AttentionMaps.of(Initializer.model(config, root, 48), new int[] {3, 1, 4, 1, 5, 8, 2, 6, 5, 3, 5});
            for (int block = 0; block < maps.blocks(); block++) {
                for (int head = 0; head < maps.heads(); head++) {
                    AttentionMaps.Habit expected = maps.habit(block, head);
                    Habit habit = AttentionPicture.habit(maps.map(block, head));
                    String where = " in block " + block + ", head " + head + " of an untrained model, as the level"
                            + " measures it";
                    assertEquals(expected.itself(), habit.itself(), 1e-6, "itself" + where);
                    assertEquals(expected.previous(), habit.previous(), 1e-6, "previous" + where);
                    assertEquals(expected.first(), habit.first(), 1e-6, "first" + where);
                }
            }
        }
    }
}
