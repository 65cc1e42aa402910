package dev.aifromzero.level5.exercises;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.aifromzero.kit.exercise.Task;
import dev.aifromzero.level5.data.Batch;
import dev.aifromzero.level5.data.Example;
import dev.aifromzero.level5.data.QuestionAnswer;
import dev.aifromzero.level5.exercises.AnswerOnly.Row;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@Task(
        id = "5.3",
        points = 4,
        title = "The answer-only mask",
        hint = "First put all ids into one array: question, answer, end token. Everything else is slices of it. Ask at"
                + " each place: is the id that comes NEXT a part of the answer?",
        lesson = "docs/level5.md#step-2-questions-and-answers-become-numbers")
class AnswerOnlyTest {
    private static final int[] QUESTION = {1, 2, 3, 4, 5};
    private static final int[] ANSWER = {11, 12, 13};
    private static final int END = 0;

    @Test
    void theExampleHasEightPredictionsOfWhichFourCount() {
        Row row = AnswerOnly.row(QUESTION, ANSWER, END, 100);
        check(
                row,
                new int[] {1, 2, 3, 4, 5, 11, 12, 13},
                new int[] {2, 3, 4, 5, 11, 12, 13, 0},
                "....XXXX",
                "the example: five ids of question, three of answer, the end token");
        assertEquals(
                2,
                AnswerOnly.loss(new double[] {9, 9, 9, 9, 1, 2, 3, 2}, row.counts()),
                1e-12,
                "(1 + 2 + 3 + 2) / 4: divided by what counts");
    }

    @Test
    void aContextThatIsJustLongEnoughCutsNothing() {
        check(
                AnswerOnly.row(new int[] {7, 8}, new int[] {9}, END, 3),
                new int[] {7, 8, 9},
                new int[] {8, 9, 0},
                ".XX",
                "four ids with a context of 3: the end token is only predicted, never read, so everything fits");
    }

    @Test
    void anAnswerThatIsTooLongLosesItsEnd() {
        check(
                AnswerOnly.row(QUESTION, ANSWER, END, 6),
                new int[] {1, 2, 3, 4, 5, 11},
                new int[] {2, 3, 4, 5, 11, 12},
                "....XX",
                "a context of 6: no end token, for the model must not learn to stop in the middle");
        check(
                AnswerOnly.row(QUESTION, ANSWER, END, 5),
                new int[] {1, 2, 3, 4, 5},
                new int[] {2, 3, 4, 5, 11},
                "....X",
                "a context of 5: the question fits, and one id of the answer is predicted");
    }

    @Test
    void aQuestionThatIsTooLongIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> AnswerOnly.row(QUESTION, ANSWER, END, 4),
                "five ids of question in a context of 4: nothing could be learned");
    }

    @Test
    void anEmptyAnswerTeachesToStop() {
        check(
                AnswerOnly.row(new int[] {7}, new int[0], END, 9),
                new int[] {7},
                new int[] {0},
                "X",
                "no answer: after the question the end token is predicted, and that counts");
    }

    @Test
    void paddingNeverCounts() {
        Row row = AnswerOnly.row(new int[] {7, 8}, new int[] {9}, END, 10);
        check(
                AnswerOnly.padded(row, 99, 5),
                new int[] {7, 8, 9, 99, 99},
                new int[] {8, 9, 0, 99, 99},
                ".XX..",
                "filled up to 5 with 99, on the right");
        check(
                AnswerOnly.padded(row, 99, 3),
                new int[] {7, 8, 9},
                new int[] {8, 9, 0},
                ".XX",
                "filled up to 3: it is that long already");
    }

    @Test
    void theLossIsAMeanOverWhatCounts() {
        boolean[] counts = {false, true, false, true};
        assertEquals(
                3,
                AnswerOnly.loss(new double[] {100, 2, 100, 4}, counts),
                1e-12,
                "(2 + 4) / 2: what does not count must not matter");
        assertEquals(0, AnswerOnly.loss(new double[] {5, 5}, new boolean[2]), 0.0, "nothing counts: 0, not 0 / 0");
        assertEquals(
                AnswerOnly.loss(new double[] {1, 2}, new boolean[] {true, true}),
                AnswerOnly.loss(new double[] {1, 2, 7, 7}, new boolean[] {true, true, false, false}),
                1e-12,
                "padding must not change the loss");
    }

    @Test
    void randomExamplesAgreeWithTheLevelsOwnBatch() {
        SplittableRandom random = new SplittableRandom(53);
        QuestionAnswer pair = new QuestionAnswer("?", "!", "test");
        for (int round = 0; round < 50; round++) {
            int[] question = random.ints(1 + random.nextInt(6), 1, 90).toArray();
            int[] answer = random.ints(random.nextInt(6), 1, 90).toArray();
            int[] all = IntStream.concat(
                            IntStream.concat(Arrays.stream(question), Arrays.stream(answer)), IntStream.of(END))
                    .toArray();
            int context = question.length + random.nextInt(8);
            int[] kept = Arrays.copyOf(all, Math.min(all.length, context + 1));
            Batch expected = Batch.of(List.of(new Example(pair, kept, question.length, false)), END);
            Row row = AnswerOnly.row(question, answer, END, context);
            String what = "question " + Arrays.toString(question) + ", answer " + Arrays.toString(answer) + ", context "
                    + context;
            assertArrayEquals(
                    expected.ids(), Arrays.stream(row.reads()).asLongStream().toArray(), "reads: " + what);
            long[] places = IntStream.range(0, row.counts().length)
                    .filter(t -> row.counts()[t])
                    .asLongStream()
                    .toArray();
            assertArrayEquals(expected.positions(), places, "places that count: " + what);
            long[] predicts =
                    Arrays.stream(places).map(t -> row.predicts()[(int) t]).toArray();
            assertArrayEquals(expected.targets(), predicts, "what is predicted there: " + what);
        }
    }

    private static void check(Row row, int[] reads, int[] predicts, String counts, String what) {
        assertArrayEquals(reads, row.reads(), "reads: " + what);
        assertArrayEquals(predicts, row.predicts(), "predicts (what comes next at each place): " + what);
        StringBuilder marks = new StringBuilder();
        for (boolean place : row.counts()) {
            marks.append(place ? 'X' : '.');
        }
        assertEquals(counts, marks.toString(), "counts (X where the next id belongs to the answer): " + what);
    }
}
