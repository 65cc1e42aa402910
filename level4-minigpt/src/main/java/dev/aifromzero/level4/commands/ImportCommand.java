package dev.aifromzero.level4.commands;

import ai.djl.ndarray.NDManager;
import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.cli.Step;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level4.checkpoint.Gpt2Import;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Takes in a model that another program has trained.
 *
 * <p>Lesson: docs/level4.md, "Commands".
 */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Make a model folder out of a GPT-2 folder in Hugging Face's layout; --model says where.")
public final class ImportCommand extends Step {
    @Option(names = "--from", paramLabel = "DIR", required = true, description = "the GPT-2 folder")
    private Path from;

    @Mixin
    private ModelOption model = new ModelOption();

    @Override
    public void run(Lesson lesson) throws Exception {
        Path folder = model.folder(lesson);
        try (NDManager root = model.newRoot()) {
            TransformerConfig config = Gpt2Import.write(from, folder, root);
            lesson.console()
                    .say(
                            "Imported a GPT-2 with %d blocks, %d wide, context %d, %,d tokens into %s.",
                            config.numBlocks(),
                            config.embeddingDim(),
                            config.contextLength(),
                            config.vocabSize(),
                            ProjectPaths.display(folder));
        }
    }
}
