package dev.aifromzero.level4.commands;

import ai.djl.ndarray.NDManager;
import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.cli.Step;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Prompt;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level4.checkpoint.LoadedModel;
import dev.aifromzero.level4.generate.GenerationConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Writes texts with a trained model: in a conversation, or once with {@code --prompt}.
 *
 * <p>Lesson: docs/level4.md, "Step 3: writing".
 */
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

    @Option(names = "--samples", paramLabel = "N", description = "how many texts at once, with --prompt (default: 1)")
    private int samples = 1;

    @Option(
            names = "--beam",
            paramLabel = "N",
            description = "the likeliest text instead of a random one: follow the N best beginnings (with --prompt)")
    private int beam;

    @Option(
            names = "--length-penalty",
            paramLabel = "X",
            description = "for --beam: above 1 favours long texts, below 1 short ones (default: 1)")
    private double lengthPenalty = 1;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelOption model = new ModelOption();

    @Mixin
    private SamplingOptions sampling = new SamplingOptions();

    @Override
    public void run(Lesson lesson) throws Exception {
        checkOptions();
        Console console = lesson.console();
        try (NDManager root = model.newRoot()) {
            LoadedModel loaded = model.load(lesson, root);
            if (prompt != null) {
                Writer writer = new Writer(console, loaded, Console.standardError()::println);
                GenerationConfig config = new GenerationConfig(tokens, sampling.config(), writer.endOfText());
                if (beam > 0) {
                    writer.writeLikeliest(prompt, config, beam, lengthPenalty, samples);
                } else if (samples > 1) {
                    writer.writeSeveral(prompt, config, samples, lesson.random());
                } else {
                    writer.write(prompt, config, lesson.random());
                }
                return;
            }
            console.section("A conversation with " + ProjectPaths.display(model.folder(lesson)));
            try (Prompt questions = Prompt.open(console)) {
                new Dialogue(
                                console,
                                new Writer(console, loaded, console::say),
                                sampling.config(),
                                tokens,
                                lesson.seed())
                        .run(questions);
            }
        }
    }

    private void checkOptions() {
        if (samples < 1 || beam < 0 || tokens < 0) {
            throw new ParameterException(spec.commandLine(), "--samples, --beam and --tokens must be positive");
        }
        if (prompt == null && (samples > 1 || beam > 0)) {
            throw new ParameterException(spec.commandLine(), "--samples and --beam need a --prompt");
        }
        if (beam > 0 && samples > beam) {
            throw new ParameterException(
                    spec.commandLine(),
                    "A beam search gives at most as many texts as it follows: --samples up to --beam");
        }
    }
}
