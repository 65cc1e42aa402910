package dev.aifromzero.level2.labs;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.fuzz.Fuzz;
import dev.aifromzero.fuzz.OddTexts;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.level1.sampling.SamplingConfig;
import dev.aifromzero.level1.text.BpeTokenizer;
import dev.aifromzero.level1.text.CharTokenizer;
import dev.aifromzero.level1.text.Tokenizer;
import dev.aifromzero.level1.text.WordTokenizer;
import dev.aifromzero.level2.language.NGramNetwork;
import dev.aifromzero.level2.language.RecurrentNetwork;
import dev.aifromzero.level2.language.SavedRecurrent;
import dev.aifromzero.level2.language.TrainedNGram;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Odd lines typed into the labs' conversations: each is answered, and the end of input ends the conversation. */
class LabDialoguesFuzzTest {
    private static final List<String> WORDS = List.of(
            "predict:",
            "generate:",
            "tokenize:",
            "continue:",
            "Continue:",
            "PREDICT :",
            ":",
            "::",
            "help",
            "quit now",
            "the",
            "cat",
            "the cat",
            "a cat sat",
            "<unk>",
            "<end>",
            "%d",
            "%");

    private static String line(SplittableRandom random) {
        StringBuilder line = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            line.append(random.nextInt(3) == 0 ? OddTexts.text(random, 5) : WORDS.get(random.nextInt(WORDS.size())))
                    .append(random.nextBoolean() ? " " : "");
        }
        return line.toString().repeat(random.nextInt(30) == 0 ? 200 : 1);
    }

    private static void talk(Dialogues dialogues, SplittableRandom random) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Console console = Console.on(new PrintStream(bytes, true, StandardCharsets.UTF_8), 80, false, false);
        String lines = WORDS.get(random.nextInt(WORDS.size())) + "\n" + line(random) + "\n" + line(random);
        dialogues.on(console, random).run(new BufferedReader(new StringReader(lines)));
        assertTrue(bytes.toString(StandardCharsets.UTF_8).endsWith("Goodbye." + System.lineSeparator()));
    }

    private interface Dialogues {
        Dialogue on(Console console, SplittableRandom random);
    }

    @Test
    void theNGramNetworkAnswersWhateverIsTyped() {
        for (Tokenizer tokenizer : List.of(
                WordTokenizer.fromText("the cat sat.", 1),
                CharTokenizer.fromText("the cat"),
                BpeTokenizer.train("the cat", 256, List.of()))) {
            TrainedNGram model = new TrainedNGram(
                    tokenizer,
                    new NGramNetwork(
                            new NGramNetwork.Config(tokenizer.vocabSize() + 1, 2, 2, 3), new SplittableRandom(1)));
            Fuzz.cases(
                    30,
                    random -> talk(
                            (console, chance) -> new NGramDialogue(
                                    console, model, SamplingConfig.defaults().sampler(), chance),
                            random));
        }
    }

    @Test
    void theRecurrentNetworkAnswersWhateverIsTyped() {
        WordTokenizer words = WordTokenizer.fromText("the cat sat.", 1);
        RecurrentNetwork.Config config = new RecurrentNetwork.Config(words.vocabSize(), 2, 3);
        SavedRecurrent model = new SavedRecurrent(
                words,
                new RecurrentNetwork(config, new SplittableRandom(1)),
                new RecurrentNetwork(config, new SplittableRandom(2)));
        Fuzz.cases(60, random -> talk((console, chance) -> new RnnDialogue(console, model), random));
    }
}
