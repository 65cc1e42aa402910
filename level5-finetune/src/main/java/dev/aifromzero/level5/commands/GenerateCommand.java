package dev.aifromzero.level5.commands;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.WordStream;
import dev.aifromzero.kit.error.Printable;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level1.sampling.SamplingConfig;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level4.generate.GenerationConfig;
import dev.aifromzero.level4.generate.TextGenerator;
import dev.aifromzero.level4.generate.TokenStream;
import java.util.List;
import java.util.SplittableRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Lets the model go on with any text, without the form of question and answer.
 *
 * <p>Lesson: docs/level5.md, "Step 1: a model that somebody else has trained".
 */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        description = "Go on with a text, token by token (with --adapter: the fine-tuned model); --grid: an experiment")
public final class GenerateCommand extends Level5Step {
    private static final int GRID_TOKENS = 16;
    private static final int TOKENS = 60;

    @Option(names = "--prompt", required = true, paramLabel = "TEXT", description = "the text to go on with")
    private String text = "";

    @Option(names = "--tokens", paramLabel = "N", description = "most new tokens (default: 60; 16 with --grid)")
    private Integer tokens;

    @Option(names = "--samples", paramLabel = "N", description = "how many continuations (default: 1)")
    private int samples = 1;

    @Option(names = "--grid", description = "the same prompt with several temperatures and top-p values, as a table")
    private boolean grid;

    @Option(
            names = "--temperatures",
            paramLabel = "X",
            split = ",",
            description = "the temperatures of the grid (default: 0.3,0.7,1.0,1.5)")
    private List<Double> temperatures = List.of(0.3, 0.7, 1.0, 1.5);

    @Option(
            names = "--top-ps",
            paramLabel = "X",
            split = ",",
            description = "the top-p values of the grid (default: 0.5,0.9,1.0)")
    private List<Double> topPs = List.of(0.5, 0.9, 1.0);

    @Mixin
    private AnswerOptions sampling = new AnswerOptions();

    @Override
    public void run(Lesson lesson) throws Exception {
        SamplingConfig config = fromOptions(this::checked);
        int most = tokens == null ? (grid ? GRID_TOKENS : TOKENS) : tokens;
        try (OpenedModel opened = choice().openQuietly()) {
            int[] prompt = opened.model().tokenizer().encode(text);
            if (prompt.length == 0) {
                throw new UserError("There is nothing to go on with: the prompt is empty", "Give it a few words");
            }
            Transformer model = opened.with(choice().namedAdapter());
            if (grid) {
                new SamplingGrid(lesson.console(), opened, model, prompt, most)
                        .show(text, temperatures, topPs, sampling, lesson.seed());
                return;
            }
            SplittableRandom random = lesson.random();
            for (int i = 0; i < samples; i++) {
                write(lesson.console(), opened, model, prompt, generation(opened, config, most), random);
            }
        }
    }

    /** Every value of the grid is checked before a model is opened. */
    private SamplingConfig checked() {
        if (samples < 1 || samples > 1000) {
            throw new UserError("The number of samples must be from 1 to 1,000, not " + samples, "Try 3");
        }
        new GenerationConfig(tokens == null ? TOKENS : tokens, SamplingConfig.greedy());
        temperatures.forEach(temperature -> topPs.forEach(topP -> sampling.config(temperature, topP)));
        return sampling.config();
    }

    /** {@return the settings with which a text ends at the end token, where the vocabulary has one} */
    static GenerationConfig generation(OpenedModel opened, SamplingConfig sampling, int most) {
        int end = opened.model().tokenizer().specialId("<|endoftext|>").orElse(-1);
        return new GenerationConfig(most, sampling, id -> id == end);
    }

    private void write(
            Console console,
            OpenedModel opened,
            Transformer model,
            int[] prompt,
            GenerationConfig config,
            SplittableRandom random) {
        TokenStream stream = new TokenStream(opened.model().tokenizer());
        WordStream words = WordStream.on(console, 0);
        console.print(words.accept(text));
        new TextGenerator(model)
                .generate(prompt, config, random, id -> console.print(words.accept(Printable.of(stream.accept(id)))));
        console.line(words.accept(Printable.of(stream.finish())) + words.finish());
    }
}
