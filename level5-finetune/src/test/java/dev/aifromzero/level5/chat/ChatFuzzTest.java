package dev.aifromzero.level5.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import dev.aifromzero.fuzz.Fuzz;
import dev.aifromzero.fuzz.OddTexts;
import dev.aifromzero.level3.tensor.TensorEngine;
import dev.aifromzero.level5.TinyGpt2;
import dev.aifromzero.level5.data.PromptTemplate;
import dev.aifromzero.level5.gpt2.Gpt2Model;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Odd lines in a conversation: each gets an answer or a sentence, and the settings stay possible. */
class ChatFuzzTest {
    private static final List<String> WORDS = List.of(
            "temp",
            "topk",
            "topp",
            "minp",
            "penalty",
            "norepeat",
            "tokens",
            "memory",
            "seed",
            "adapter",
            "compare",
            "history",
            "settings",
            "help",
            "clear",
            "Quit");
    private static final List<String> VALUES = List.of(
            "",
            "abc",
            "-1",
            "0",
            "1",
            "2",
            "0.5",
            "100",
            "101",
            "NaN",
            "Infinity",
            "1e-300",
            "0x1p3",
            "2147483647",
            "99999999999",
            "%d",
            "😀",
            "base",
            "other",
            "nobody",
            "{question}",
            "\u0000",
            "/",
            "..",
            "/dev/null/x",
            "1\t2");
    private static final Pattern SETTINGS = Pattern.compile(
            "temp (\\S+), topk (\\d+), topp (\\S+), minp (\\S+), penalty (\\S+), norepeat (\\d+), tokens (\\d+), memory (\\d+)");

    @TempDir
    static Path folder;

    private static String line(SplittableRandom random) {
        String word = WORDS.get(random.nextInt(WORDS.size()));
        return switch (random.nextInt(6)) {
            case 0 -> OddTexts.text(random, 6);
            case 1 -> OddTexts.brokenText(random, 6).repeat(random.nextInt(10) == 0 ? 1_000 : 1);
            case 2 -> word;
            default -> word + " " + VALUES.get(random.nextInt(VALUES.size()));
        };
    }

    @Test
    void everyLineGetsAnAnswerOrASentence() throws Exception {
        try (NDManager root = TensorEngine.newRoot()) {
            Gpt2Model base = Gpt2Model.load(TinyGpt2.write(folder), root);
            Answerer model =
                    new Answerer(base.transformer(), base.tokenizer(), PromptTemplate.STANDARD, base.endToken());
            ModelShelf shelf = ModelShelf.of(Map.of("base", model, "other", model));
            Fuzz.cases(25, random -> talk(shelf, random));
        }
    }

    private static void talk(ModelShelf shelf, SplittableRandom random) {
        Listener view = new Listener();
        ChatSession session =
                new ChatSession(shelf, random.nextBoolean() ? "base" : "other", ChatSettings.standard(), 42, view);
        for (int i = 0; i < 12; i++) {
            String line = line(random);
            if (line.startsWith("history ") && !line.contains("/") && !line.endsWith("..")) {
                line = "history " + folder.resolve("talk.md")
                        + line.substring("history ".length()).strip();
            }
            session.handle("tokens 2");
            view.heard = 0;
            boolean leaves = line.strip().equals("quit") || line.strip().equals("exit");
            assertEquals(!leaves, session.handle(line), line);
            assertTrue(view.heard > 0 || line.isBlank(), "No answer to: " + line);
        }
        session.handle("settings");
        Matcher settings = SETTINGS.matcher(view.last);
        assertTrue(settings.find(), view.last);
        assertTrue(inRange(settings.group(1), 0.001, 100), view.last);
        assertTrue(inRange(settings.group(3), Double.MIN_VALUE, 1), view.last);
        assertTrue(inRange(settings.group(4), 0, 1), view.last);
        assertTrue(inRange(settings.group(5), 0.01, 10), view.last);
        assertTrue(inRange(settings.group(7), 1, 100_000), view.last);
        assertTrue(inRange(settings.group(8), 0, 100_000), view.last);
    }

    private static boolean inRange(String number, double least, double most) {
        double value = Double.parseDouble(number);
        return value >= least && value <= most;
    }

    /** Hears whether anything was said at all. */
    private static final class Listener implements ChatView {
        private int heard;
        private String last = "";

        @Override
        public void say(String sentence) {
            heard++;
            last = sentence;
            assertTrue(sentence.endsWith(".") || sentence.endsWith("!") || sentence.endsWith("?"), sentence);
        }

        @Override
        public void piece(String text) {
            assertTrue(text.codePoints().noneMatch(c -> c == 0x1b), text);
        }

        @Override
        public void answerOver(Answer answer) {
            heard++;
        }

        @Override
        public void compare(String leftName, Answer left, String rightName, Answer right) {
            heard++;
        }

        @Override
        public void help(List<String[]> commands) {
            heard++;
        }

        @Override
        public void clear() {
            heard++;
        }
    }
}
