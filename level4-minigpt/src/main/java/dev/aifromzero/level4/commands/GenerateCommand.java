package dev.aifromzero.level4.commands;

import ai.djl.ndarray.NDManager;
import dev.aifromzero.level1.cli.Lesson;
import dev.aifromzero.level1.cli.ProjectPaths;
import dev.aifromzero.level1.cli.Step;
import dev.aifromzero.level1.console.Console;
import dev.aifromzero.level1.console.Prompt;
import dev.aifromzero.level4.checkpoint.LoadedModel;
import dev.aifromzero.level4.generate.GenerationConfig;
import java.util.SplittableRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes texts with a trained model: in a conversation, or once with {@code --prompt}. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Let a trained model go on with your text: a conversation, or once with --prompt.")
public final class GenerateCommand extends Step {
    @Option(names = "--prompt", paramLabel = "TEXT", description = "beginning of the text; without it you are asked")
    private String prompt;

    @Option(names = "--tokens", paramLabel = "N", description = "how many tokens to write (default: 300)")
    private int tokens = 300;

    @Option(names = "--samples", paramLabel = "N", description = "how many texts, with --prompt (default: 1)")
    private int samples = 1;

    @Mixin
    private ModelOption model = new ModelOption();

    @Mixin
    private SamplingOptions sampling = new SamplingOptions();

    @Override
    public void run(Lesson lesson) throws Exception {
        GenerationConfig config = new GenerationConfig(tokens, sampling.config());
        Console console = lesson.console();
        try (NDManager root = model.newRoot()) {
            LoadedModel loaded = model.load(lesson, root);
            if (prompt != null) {
                Writer writer = new Writer(console, loaded, Console.standardError()::println);
                SplittableRandom random = lesson.random();
                for (int i = 0; i < samples; i++) {
                    writer.write(prompt, config, random);
                }
                return;
            }
            console.section("A conversation with " + ProjectPaths.display(model.folder(lesson)));
            try (Prompt questions = Prompt.open(console)) {
                new Dialogue(console, new Writer(console, loaded, console::say), config.sampling(), tokens, lesson.seed())
                        .run(questions);
            }
        }
    }
}
