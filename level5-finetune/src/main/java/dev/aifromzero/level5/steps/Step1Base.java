package dev.aifromzero.level5.steps;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.kit.error.Printable;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level4.checkpoint.Gpt2Config;
import dev.aifromzero.level4.checkpoint.Gpt2Weights;
import dev.aifromzero.level4.checkpoint.TensorView;
import dev.aifromzero.level5.chat.Answer;
import dev.aifromzero.level5.chat.ChatSettings;
import dev.aifromzero.level5.commands.Endings;
import dev.aifromzero.level5.commands.Level5Step;
import dev.aifromzero.level5.commands.OpenedModel;
import dev.aifromzero.level5.commands.Paragraphs;
import dev.aifromzero.level5.data.PromptTemplate;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;

/**
 * What is in a pretrained model's folder, and what the model says before any fine-tuning.
 *
 * <p>Lesson: docs/level5.md, "Step 1: a model that somebody else has trained".
 */
@Command(
        name = "base",
        mixinStandardHelpOptions = true,
        description = "Look into a GPT-2 folder: configuration, tensors, tokens, first words")
public final class Step1Base extends Level5Step {
    private static final String SENTENCE = "Plants make their food from sunlight.";
    private static final String QUESTION = "What is photosynthesis?";
    private static final int CUSTOMARY_TOKENS = 40;

    @Override
    protected boolean opensTheLesson() {
        return true;
    }

    @Override
    public void run(Lesson lesson) throws Exception {
        Console console = lesson.console();
        console.section("Step 1: a model that somebody else has trained");
        console.say(
                "Nobody starts from zero every time. A pretrained model has read a lot already; we open it and go on"
                        + " from there. It comes as a folder with a configuration, a vocabulary and one file of numbers.");
        console.blank();
        long start = System.nanoTime();
        try (OpenedModel opened = open(lesson)) {
            double seconds = (System.nanoTime() - start) / 1e9;
            configuration(console, opened);
            tensors(console, opened, seconds);
            tokens(console, opened);
            firstWords(console, opened, lesson);
        }
        console.blank();
        console.say(
                "Think about it: the base only ever learned to go on with a text. Why should it answer a question at"
                        + " all?");
    }

    private static void configuration(Console console, OpenedModel opened) {
        Gpt2Config config = opened.model().config();
        console.say("config.json says what shape the model has. The same names describe DistilGPT-2, GPT-2 and larger"
                + " ones; only the numbers differ.");
        console.blank();
        console.table(new Table("In config.json", "Meaning", "Value")
                .row("vocab_size", "different tokens", config.vocabSize())
                .row("n_positions", "most tokens seen at once", config.contextLength())
                .row("n_embd", "numbers that describe a token", config.embeddingDim())
                .row("n_layer", "transformer blocks", config.numBlocks())
                .row("n_head", "attention heads a block", config.numHeads()));
        console.blank();
    }

    private void tensors(Console console, OpenedModel opened, double seconds) throws IOException {
        Map<String, TensorView> views = Gpt2Weights.open(choice().baseFolder());
        console.say(
                "model.safetensors holds %d tables of numbers with names. These are the ones outside the blocks and"
                        + " those of the first block; the other blocks look the same.",
                views.size());
        console.blank();
        Table table = new Table("Tensor", "Shape", "Type", "Numbers");
        long bytes = 0;
        for (TensorView view : views.values()) {
            long numbers = Arrays.stream(view.shape()).reduce(1, (a, b) -> a * b);
            bytes += numbers * view.type().bytes();
            String name = view.name().replaceFirst("^transformer\\.", "");
            if (!name.startsWith("h.") || name.startsWith("h.0.")) {
                table.row(name, shape(view.shape()), view.type().name(), numbers);
            }
        }
        console.table(table);
        console.blank();
        console.say(
                "Together %,d parameters, %.1f MB. Engine and model were ready after %.2f s.",
                opened.model().weights().count(), bytes / 1e6, seconds);
        console.blank();
    }

    private static String shape(long[] dimensions) {
        return String.join(
                " × ", Arrays.stream(dimensions).mapToObj(Long::toString).toList());
    }

    private static void tokens(Console console, OpenedModel opened) {
        int[] ids = opened.model().tokenizer().encode(SENTENCE);
        List<String> pieces = Arrays.stream(ids)
                .mapToObj(id -> "["
                        + Console.visible(
                                Printable.of(opened.model().tokenizer().token(id))) + "]")
                .toList();
        console.say("vocab.json and merges.txt are its tokenizer. \"%s\" becomes %d tokens:", SENTENCE, ids.length);
        Paragraphs.show(console, "  ", String.join(" ", pieces));
        console.blank();
    }

    private void firstWords(Console console, OpenedModel opened, Lesson lesson) {
        console.say("Asked in the form that we shall use, before any fine-tuning, it says:");
        console.blank();
        console.line("  " + QUESTION);
        Answer answer = opened.answerer(PromptTemplate.PLAIN)
                .answer(
                        QUESTION,
                        List.of(),
                        ChatSettings.standard().withMaxTokens(CUSTOMARY_TOKENS),
                        lesson.random(),
                        p -> {});
        String text = answer.text().isEmpty() ? "(nothing)" : answer.text().replaceAll("\\s+", " ");
        Paragraphs.show(console, "  → ", text);
        console.line(
                "  (%d tokens; %s)",
                answer.tokens(), Endings.describe(answer.ending()).toLowerCase(Locale.ROOT));
        console.blank();
        console.line("Folder: %s", ProjectPaths.display(choice().baseFolder()));
    }
}
