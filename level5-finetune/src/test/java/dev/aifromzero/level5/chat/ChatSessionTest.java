package dev.aifromzero.level5.chat;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level3.tensor.TensorEngine;
import dev.aifromzero.level4.fast.Precision;
import dev.aifromzero.level5.TinyGpt2;
import dev.aifromzero.level5.data.Dataset;
import dev.aifromzero.level5.data.ExampleEncoder;
import dev.aifromzero.level5.data.LossOn;
import dev.aifromzero.level5.data.PromptTemplate;
import dev.aifromzero.level5.data.QuestionAnswer;
import dev.aifromzero.level5.gpt2.Gpt2Model;
import dev.aifromzero.level5.lora.LoraAdapter;
import dev.aifromzero.level5.lora.LoraConfig;
import dev.aifromzero.level5.train.FineTuneConfig;
import dev.aifromzero.level5.train.FineTuneListener;
import dev.aifromzero.level5.train.FineTuner;
import dev.aifromzero.level5.train.LoraTuning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChatSessionTest {
    @TempDir
    static Path folder;

    private static NDManager root;
    private static Gpt2Model base;
    private static Answerer plain;
    private static Answerer tuned;

    private final Screen screen = new Screen();
    private ChatSession session = session("school");

    /** One small model that has learned to answer "Rain is water." to everything. */
    @BeforeAll
    static void start() throws IOException {
        root = TensorEngine.newRoot();
        base = Gpt2Model.load(TinyGpt2.write(folder), root);
        ExampleEncoder encoder =
                new ExampleEncoder(base.tokenizer(), PromptTemplate.STANDARD, base.endToken(), TinyGpt2.CONTEXT);
        List<QuestionAnswer> pairs = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            pairs.add(new QuestionAnswer("Sky " + i + "?", "Rain is water.", "science"));
        }
        LoraAdapter adapter = LoraAdapter.create(
                new LoraConfig(6, 12, 0, Set.of("c_attn", "c_fc", "c_proj")),
                base.transformer().config(),
                root,
                2);
        FineTuneConfig config = new FineTuneConfig(25, 4, 1, 0.02, 0.1, 0, 1, 25, LossOn.ANSWER, Precision.FLOAT32, 1);
        try (FineTuner trainer = new FineTuner(
                new LoraTuning(base.transformer(), adapter, "base"),
                Dataset.of(pairs, encoder, 1),
                config,
                0,
                folder.resolve("school"),
                FineTuneListener.SILENT)) {
            trainer.run();
        }
        plain = new Answerer(base.transformer(), base.tokenizer(), PromptTemplate.STANDARD, base.endToken());
        tuned = new Answerer(
                adapter.on(base.transformer()), base.tokenizer(), PromptTemplate.STANDARD, base.endToken());
    }

    @AfterAll
    static void stop() {
        root.close();
    }

    @Test
    void aTrainedModelAnswersAndEndsByItself() {
        session.handle("temp 0.1");
        session.handle("penalty 1");
        session.handle("Sky 3?");
        assertEquals("Rain is water.", screen.answer.text());
        assertEquals("Rain is water.", screen.streamed.toString());
        assertEquals(Answer.Ending.END_TOKEN, screen.answer.ending());
    }

    @Test
    void quitLeavesAndEverythingElseStays() {
        assertFalse(session.handle(" quit "));
        assertTrue(session.handle(""));
        assertTrue(session.handle("help"));
        assertTrue(session.handle("temp 0.5"));
        assertTrue(screen.help.stream().anyMatch(command -> command[0].startsWith("temp")));
    }

    @Test
    void badValuesAreRefusedInASentenceAndChangeNothing() {
        for (String bad : List.of(
                "temp 0",
                "temp -1",
                "temp hot",
                "temp NaN",
                "temp",
                "topp 0",
                "topp 2",
                "topk -1",
                "topk 1.5",
                "tokens 0",
                "memory -2",
                "penalty 0",
                "minp 2",
                "norepeat -1",
                "norepeat",
                "seed x",
                "seed",
                "adapter nobody",
                "history")) {
            screen.said.clear();
            assertTrue(session.handle(bad));
            assertEquals(1, screen.said.size(), bad);
            assertTrue(screen.said.get(0).endsWith("."), screen.said.get(0));
            assertFalse(screen.said.get(0).startsWith("Set:"), bad);
        }
        session.handle("settings");
        String settings = screen.said.get(screen.said.size() - 1);
        assertTrue(
                settings.contains(
                        "temp 0.2, topk 50, topp 0.9, minp 0.0, penalty 1.0, norepeat 4, tokens 80, memory 0"),
                settings);
    }

    @Test
    void goodValuesAreTakenOver() {
        for (String good : List.of(
                "temp 0.3", "topk 0", "topp 1", "minp 0.05", "penalty 1", "norepeat 0", "tokens 5", "memory 2")) {
            session.handle(good);
        }
        session.handle("settings");
        String settings = screen.said.get(screen.said.size() - 1);
        assertTrue(
                settings.contains("temp 0.3, topk 0, topp 1.0, minp 0.05, penalty 1.0, norepeat 0, tokens 5, memory 2"),
                settings);
    }

    @Test
    void aQuestionThatBeginsLikeACommandIsAQuestion() {
        session.handle("help me with rain");
        assertEquals(1, screen.answers);
        session.handle("clear water is blue?");
        assertEquals(2, screen.answers);
        session.handle("history of rain");
        session.handle("adapter for a plug, what is it?");
        session.handle("seed of a plant?");
        session.handle("tokens of love");
        assertEquals(6, screen.answers);
    }

    @Test
    void compareShowsBaseAndFineTuned() {
        session.handle("compare");
        assertTrue(screen.said.get(0).contains("no question"));
        session.handle("compare Sky 5?");
        assertEquals(List.of("base", "school"), screen.compared);
        session.handle("Sky 1?");
        session.handle("compare");
        assertEquals(4, screen.compared.size());
    }

    @Test
    void adaptersAreSwitchedByName() {
        session.handle("adapter");
        assertTrue(screen.said.get(0).contains("base, school"), screen.said.get(0));
        session.handle("adapter base");
        session.handle("compare Sky 5?");
        assertTrue(screen.said.get(2).contains("already"));
    }

    @Test
    void autoLetsEachQuestionChooseItsModel() throws IOException {
        session = new ChatSession(chooser(), "auto", ChatSettings.standard(), 42, screen);
        session.handle("Sky 3?");
        session.handle("Why?");
        assertEquals(List.of("school", "base"), screen.chosen);
        assertEquals(2, screen.answers);
        session.handle("compare Sky 5?");
        assertEquals(List.of("base", "school"), screen.compared);
        session.handle("compare Why?");
        assertTrue(screen.said.get(0).contains("already"), screen.said.toString());
        Path file = folder.resolve("auto.md");
        session.handle("history " + file);
        String text = Files.readString(file);
        assertTrue(text.contains("**school:** ") && text.contains("**base:** "), text);
        session.handle("adapter school");
        session.handle("Why?");
        session.handle("adapter auto");
        assertEquals(2, screen.chosen.size(), "the chosen model is named only where the question decides");
        session.handle("Sky 4?");
        assertEquals(List.of("school", "base", "school"), screen.chosen);
    }

    private static ModelShelf chooser() {
        ModelShelf two = ModelShelf.of(Map.of("base", plain, "school", tuned));
        return new ModelShelf() {
            @Override
            public List<String> names() {
                return List.of("auto", "base", "school");
            }

            @Override
            public String nameFor(String name, String question) {
                String fitting = question.startsWith("Sky") ? "school" : "base";
                return name.equals("auto") ? fitting : name;
            }

            @Override
            public Answerer get(String name) {
                return two.get(name);
            }
        };
    }

    @Test
    void theSameSeedGivesTheSameAnswer() {
        session = session("base");
        session.handle("seed 7");
        session.handle("Why?");
        String first = screen.answer.text();
        session.handle("seed 7");
        session.handle("Why?");
        assertEquals(first, screen.answer.text());
    }

    @Test
    void theGreatestLengthIsKept() {
        session = session("base");
        session.handle("tokens 3");
        session.handle("Why?");
        assertTrue(screen.answer.tokens() <= 3);
    }

    @Test
    void aQuestionThatFillsTheContextIsRefused() {
        session.handle("xyz ".repeat(60));
        assertTrue(screen.said.get(0).contains("context"), screen.said.get(0));
    }

    @Test
    void earlierTurnsAreCutAtWholeTurns() {
        QuestionAnswer turn = new QuestionAnswer("A", "B", "science");
        int[] alone = plain.prompt("C", List.of());
        int oneTurn = base.tokenizer().encode(PromptTemplate.STANDARD.format(turn)).length + 1;
        int[] many = plain.prompt("C", List.of(turn, turn, turn, turn, turn, turn, turn, turn));
        int kept = (many.length - alone.length) / oneTurn;
        assertEquals(0, (many.length - alone.length) % oneTurn);
        assertTrue(
                many.length <= TinyGpt2.CONTEXT / 2 && many.length + oneTurn > TinyGpt2.CONTEXT / 2, kept + " turns");
        assertArrayEquals(alone, plain.prompt("C", List.of()));
    }

    @Test
    void aMarkerThatTheModelWritesEndsTheAnswer() {
        // A model whose every answer is a marker: the template's own question heading is its stop marker.
        Answerer other = new Answerer(
                tuned.model(),
                tuned.tokenizer(),
                new PromptTemplate("own", "### Question:\n{question}\n### water"),
                tuned.endToken());
        Answer answer =
                other.answer("Sky 3?", List.of(), ChatSettings.standard(), new SplittableRandom(1), piece -> {});
        assertFalse(answer.text().contains("water"));
        assertNotEquals(0, answer.tokens());
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThrows(UserError.class, () -> ChatSettings.standard().withMaxTokens(0));
        assertThrows(UserError.class, () -> ChatSettings.standard().withMemory(-1));
    }

    @Test
    void switchingSaysHowLongItTook() {
        session.handle("adapter base");
        assertTrue(
                screen.said.get(0).matches("Now answering: base \\(switched in [0-9.]+ ms\\)\\."), screen.said.get(0));
    }

    @Test
    void theConversationIsWrittenToAFileOnRequest() throws IOException {
        Path file = folder.resolve("talk.md");
        session.handle("history " + file);
        assertTrue(screen.said.get(0).contains("Nothing was asked"), screen.said.get(0));
        assertFalse(Files.exists(file));
        session.handle("temp 0.1");
        session.handle("penalty 1");
        session.handle("Sky 3?");
        session.handle("adapter base");
        session.handle("Why?");
        session.handle("history " + file);
        String text = Files.readString(file);
        assertTrue(text.contains("**You:** Sky 3?\n\n**school:** Rain is water."), text);
        assertTrue(text.contains("**You:** Why?\n\n**base:** " + screen.answer.text()), text);
        session.handle("clear");
        session.handle("Sky 4?");
        session.handle("history " + file);
        assertFalse(Files.readString(file).contains("Sky 3?"));
    }

    @Test
    void aFileThatIsNoConversationIsNeverOverwritten() throws IOException {
        Path file = folder.resolve("homework.md");
        Files.writeString(file, "my homework");
        session.handle("Sky 3?");
        session.handle("history " + file);
        assertEquals("my homework", Files.readString(file));
        session.handle("history " + folder);
        assertTrue(screen.said.stream().allMatch(said -> said.endsWith(".")), screen.said.toString());
    }

    @Test
    void anAnswerThatIsStoppedEndsThereAndTheConversationGoesOn() {
        session = session("base");
        screen.stopAfter = 2;
        session.handle("Why?");
        assertEquals(Answer.Ending.INTERRUPTED, screen.answer.ending());
        assertTrue(screen.answer.tokens() <= 2, screen.answer.toString());
        screen.stopAfter = Integer.MAX_VALUE;
        session.handle("Sky 3?");
        assertEquals(2, screen.answers);
        assertNotEquals(Answer.Ending.INTERRUPTED, screen.answer.ending());
    }

    @Test
    void earlierTurnsAreShownToTheModelOnlyWhereMemoryIsOnAndNeverThoseOfAnotherModel() {
        ChatHistory history = new ChatHistory();
        history.add("base", "A?", "a");
        history.add("base", "B?", "b");
        assertEquals(List.of(), history.last(0));
        assertEquals(
                List.of("B?"),
                history.last(1).stream().map(QuestionAnswer::question).toList());
        assertEquals(2, history.last(9).size());
        history.hideEarlier();
        history.add("school", "C?", "c");
        assertEquals(
                List.of("C?"),
                history.last(9).stream().map(QuestionAnswer::question).toList());
        history.clear();
        assertEquals(List.of(), history.last(9));
    }

    private ChatSession session(String active) {
        return new ChatSession(
                ModelShelf.of(Map.of("base", plain, "school", tuned)), active, ChatSettings.standard(), 42, screen);
    }

    private static final class Screen implements ChatView {
        private final List<String> said = new ArrayList<>();
        private final StringBuilder streamed = new StringBuilder();
        private final List<String> compared = new ArrayList<>();
        private final List<String> chosen = new ArrayList<>();
        private List<String[]> help = List.of();
        private Answer answer;
        private int answers;
        private int stopAfter = Integer.MAX_VALUE;
        private int asked;

        @Override
        public void say(String sentence) {
            said.add(sentence);
        }

        @Override
        public void chosen(String name) {
            chosen.add(name);
        }

        @Override
        public void answerBegins() {
            asked = 0;
        }

        @Override
        public boolean stopWanted() {
            return ++asked > stopAfter;
        }

        @Override
        public void piece(String text) {
            streamed.append(text);
        }

        @Override
        public void answerOver(Answer given) {
            answer = given;
            answers++;
        }

        @Override
        public void compare(String leftName, Answer left, String rightName, Answer right) {
            compared.add(leftName);
            compared.add(rightName);
        }

        @Override
        public void help(List<String[]> commands) {
            help = commands;
        }

        @Override
        public void clear() {
            said.add("cleared");
        }
    }
}
