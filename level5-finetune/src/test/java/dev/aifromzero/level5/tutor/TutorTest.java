package dev.aifromzero.level5.tutor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level1.sampling.SamplingConfig;
import dev.aifromzero.level1.sampling.Softmax;
import dev.aifromzero.level3.pass.Pass;
import dev.aifromzero.level5.TinyGpt2;
import dev.aifromzero.level5.chat.Answerer;
import dev.aifromzero.level5.chat.ChatSettings;
import dev.aifromzero.level5.commands.OpenedModel;
import dev.aifromzero.level5.data.PromptTemplate;
import dev.aifromzero.level5.school.Fact;
import dev.aifromzero.level5.school.SubjectClassifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tutor, its answers, and which one is asked. */
class TutorTest {
    @TempDir
    Path folder;

    private static Fact fact(String subject, String question) {
        return new Fact(subject, subject, 7, "en", "T: t", "p", "a", List.of(), List.of(question), List.of());
    }

    private void adapter(String name) throws IOException {
        Path adapter = Files.createDirectories(folder.resolve(name));
        Files.writeString(adapter.resolve("adapter_config.json"), "{}");
        Files.writeString(adapter.resolve("adapter_model.safetensors"), "");
    }

    @Test
    void theConfidenceIsTheGeometricMeanOfTheProbabilitiesOfItsTokens() throws IOException {
        try (OpenedModel opened = OpenedModel.open(TinyGpt2.write(folder.resolve("base")), "cpu")) {
            Answerer answerer = opened.answerer(PromptTemplate.of("Q: {question}\nA:"));
            ChatSettings five = ChatSettings.standard()
                    .withSampling(SamplingConfig.greedy())
                    .withMaxTokens(5);
            TutorAnswer answer = new AdapterTutor(answerer, five).answer("rain?");
            assertEquals(answer, new AdapterTutor(answerer, five).answer("rain?"));
            int[] prompt = answerer.tokenizer().encode("Q: rain?\nA:");
            int[] said = answerer.tokenizer().encode(answer.text());
            double sum = 0;
            for (int i = 0; i < said.length; i++) {
                sum += Math.log(probability(opened, prompt, Arrays.copyOf(said, i), said[i]));
            }
            assertEquals(Math.exp(sum / said.length), answer.confidence(), 1e-4);
            assertTrue(!answer.abstained()
                    && answer.source().isEmpty()
                    && answer.tool().isEmpty());
        }
    }

    private static double probability(OpenedModel opened, int[] prompt, int[] before, int next) {
        long[] ids = java.util.stream.IntStream.concat(Arrays.stream(prompt), Arrays.stream(before))
                .asLongStream()
                .toArray();
        try (NDArray input = opened.root().create(ids, new Shape(1, ids.length));
                NDArray logits = opened.base().forward(input, Pass.inference())) {
            float[] all = logits.toFloatArray();
            int size = all.length / ids.length;
            return Softmax.of(Arrays.copyOfRange(all, all.length - size, all.length))[next];
        }
    }

    @Test
    void aBlankAnswerIsAnAbstention() {
        assertTrue(TutorAnswer.ofModel(" \n", 0.9).abstained());
        assertEquals(0, TutorAnswer.nothing().confidence());
        assertThrows(IllegalArgumentException.class, () -> TutorAnswer.ofModel("x", 1.1));
        assertThrows(IllegalArgumentException.class, () -> TutorAnswer.ofModel("x", Double.NaN));
    }

    @Test
    void onlyFoldersWithAnAdapterAreReadyTutors() throws IOException {
        adapter("science-tutor");
        adapter("history-tutor");
        adapter("something");
        Files.createDirectories(folder.resolve("empty-tutor"));
        ReadyTutors ready = ReadyTutors.in(folder);
        assertEquals(List.of("history", "science"), ready.subjects());
        assertEquals(folder.resolve("science-tutor"), ready.adapter("science"));
        assertEquals(folder.resolve("science-tutor"), ready.adapter("science-tutor"));
        UserError error = assertThrows(UserError.class, () -> ready.adapter("magic"));
        assertTrue(error.remedy().contains("history, science"), error.remedy());
        ReadyTutors none = ReadyTutors.in(folder.resolve("nothing"));
        assertTrue(none.isEmpty());
        assertTrue(assertThrows(UserError.class, () -> none.adapter("science"))
                .remedy()
                .contains("finetune"));
    }

    private Function<String, Optional<String>> subjectOf(SubjectClassifier classifier) throws IOException {
        ReadyTutors ready = ReadyTutors.in(folder);
        return question -> ready.subjectOf(classifier, question);
    }

    @Test
    void theTutorOfTheSubjectIsOpenedOnceAndAnswers() throws IOException {
        adapter("science-tutor");
        adapter("history-tutor");
        SubjectClassifier classifier = SubjectClassifier.train(
                List.of(fact("science", "plants leaf"), fact("history", "king war"), fact("civics", "vote voting")), 1);
        List<String> opened = new ArrayList<>();
        Tutor tutor = new RoutedTutor(subjectOf(classifier), subject -> {
            opened.add(subject);
            return question -> TutorAnswer.ofModel(subject, 1);
        });
        assertEquals("science", tutor.answer("a leaf of plants").text());
        assertEquals("history", tutor.answer("the king").text());
        assertEquals("science", tutor.answer("leaf").text());
        assertEquals(List.of("science", "history"), opened);
        assertTrue(tutor.answer("voting").abstained(), "nobody is there for civics");
    }

    @Test
    void aTutorForAnUnknownSubjectIsNotAsked() throws IOException {
        adapter("chess-tutor");
        SubjectClassifier classifier =
                SubjectClassifier.train(List.of(fact("science", "plants"), fact("history", "king")), 1);
        Tutor tutor = new RoutedTutor(subjectOf(classifier), subject -> {
            throw new AssertionError(subject);
        });
        assertTrue(tutor.answer("plants").abstained());
    }

    @Test
    void questionsAreReadLineByLine() throws IOException {
        Path file = folder.resolve("questions.jsonl");
        Files.writeString(file, "\uFEFF{\"question\": \"वर्षा?\", \"id\": 3}\r\n\n{\"question\": \"Rain?\"}");
        assertEquals(List.of("वर्षा?", "Rain?"), Questions.read(file));
        for (String bad : List.of(
                "rubbish",
                "[1]",
                "{\"answer\": \"x\"}",
                "{\"question\": 7}",
                "{\"question\": \" \"}",
                "{\"question\": \"a\"} x")) {
            Files.writeString(file, "{\"question\": \"Rain?\"}\n" + bad + "\n");
            UserError error = assertThrows(UserError.class, () -> Questions.read(file), bad);
            assertTrue(error.getMessage().startsWith("Line 2 of "), error.getMessage());
            assertTrue(error.remedy().contains("{\"question\": "), error.remedy());
        }
        Files.writeString(file, "\n\n");
        assertThrows(UserError.class, () -> Questions.read(file));
        assertThrows(UserError.class, () -> Questions.read(folder.resolve("missing.jsonl")));
    }
}
