package dev.aifromzero.level4.commands;

import ai.djl.ndarray.NDManager;
import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.cli.Step;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level4.checkpoint.Gpt2Export;
import dev.aifromzero.level4.checkpoint.NumberType;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Writes a trained model in another program's format.
 *
 * <p>Lesson: docs/level4.md, "Commands".
 */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Write a trained model as a GPT-2 folder that Hugging Face's libraries and level 5 read.")
public final class ExportCommand extends Step {
    private static final String GPT2 = "gpt2";

    @Option(names = "--format", paramLabel = "NAME", description = "gpt2 (the only one)")
    private String format = GPT2;

    @Option(names = "--to", paramLabel = "DIR", required = true, description = "folder to write")
    private Path to;

    @Option(names = "--dtype", paramLabel = "TYPE", description = "F32 (default) or F16: half the size, three digits")
    private NumberType type = NumberType.F32;

    @Mixin
    private ModelOption model = new ModelOption();

    @Override
    public void run(Lesson lesson) throws Exception {
        if (!format.equals(GPT2)) {
            throw new UserError("There is no format '" + format + "'", "Use --format gpt2");
        }
        if (type == NumberType.BF16) {
            throw new UserError("bfloat16 can be read but not written", "Use --dtype F32 or F16");
        }
        try (NDManager root = model.newRoot()) {
            Gpt2Export.write(model.load(lesson, root), to, type);
        }
        lesson.console().say("Wrote the model in GPT-2's layout to %s.", ProjectPaths.display(to));
    }
}
