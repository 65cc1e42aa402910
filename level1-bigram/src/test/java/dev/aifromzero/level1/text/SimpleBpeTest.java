package dev.aifromzero.level1.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.aifromzero.kit.io.ProjectPaths;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** The plain algorithm, by hand and as the oracle of the fast one ({@link BpeTrainer}, {@link MergeTable}). */
class SimpleBpeTest {
    @Test
    void theLessonsExampleIsMergedAsOnPaper() {
        SimpleBpe bpe = SimpleBpe.train("newest ".repeat(6) + "widest ".repeat(3), 258);
        assertEquals(List.of("es", "est"), bpe.tokens().subList(256, 258));
        assertEquals(List.of("w", "est"), pieces(bpe, "west"));
    }

    private static List<String> pieces(SimpleBpe bpe, String text) {
        return bpe.encode(text).stream().map(bpe.tokens()::get).toList();
    }

    @Test
    void aTextWithoutRepetitionTeachesNothing() {
        assertEquals(256, SimpleBpe.train("abc", 300).tokens().size());
        assertEquals(256, SimpleBpe.train("", 300).tokens().size());
    }

    @Test
    void everyTextComesBackExactly() {
        SimpleBpe bpe = SimpleBpe.train("नमस्ते, नमस्ते! hello hello 😀😀", 280);
        for (String text : List.of("", "नमस्ते 😀", "hello, é\n\t  world")) {
            assertEquals(text, bpe.decode(bpe.encode(text)));
        }
    }

    @Test
    void theFastTokenizerLearnsAndEncodesTheSameOnOurStories() throws Exception {
        String stories = Corpus.read(ProjectPaths.data("stories.txt")).substring(0, 20_000);
        String unseen = Corpus.read(ProjectPaths.data("heldout.txt")).substring(0, 2_000);
        assertSame(stories, unseen, 400);
    }

    @Property(tries = 300)
    void theFastTokenizerLearnsAndEncodesTheSame(
            @ForAll @StringLength(max = 120) @CharRange(from = 'a', to = 'c') String text,
            @ForAll @StringLength(max = 120) @CharRange(from = 'a', to = 'c') String other) {
        assertSame(text + " " + other.repeat(2), other + text, 290);
    }

    private static void assertSame(String text, String other, int vocabSize) {
        SimpleBpe plain = SimpleBpe.train(text, vocabSize);
        BpeTokenizer fast = BpeTokenizer.train(text, vocabSize, List.of());
        assertEquals(plain.tokens().size(), fast.vocabSize());
        for (String each : List.of(text, other)) {
            assertEquals(
                    plain.encode(each), Arrays.stream(fast.encode(each)).boxed().toList());
        }
    }
}
