package dev.aifromzero.level5.commands;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.error.Remedy;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level5.data.PromptTemplate;
import dev.aifromzero.level5.lora.LoraAdapter;
import dev.aifromzero.level5.lora.LoraMerge;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Writes base and adapter as one plain GPT-2 folder.
 *
 * <p>Lesson: docs/level5.md, "Merging, and other programs".
 */
@Command(
        name = "merge",
        mixinStandardHelpOptions = true,
        description = "Add the adapter's corrections to the base's matrices and write a plain GPT-2 folder")
public final class MergeCommand extends Level5Step {
    @Option(
            names = "--to",
            paramLabel = "DIR",
            description = "where to write it (default: merged in the output folder)")
    private Path to;

    @Override
    public void run(Lesson lesson) throws Exception {
        Console console = lesson.console();
        Path adapter = choice().adapterFolder(lesson);
        Path target = to == null ? lesson.out().resolve("merged") : to;
        try (OpenedModel opened = open(lesson)) {
            LoraAdapter learned = opened.adapter(adapter);
            new Remedy("Choose another folder with --to").around(() -> {
                LoraMerge.write(choice().baseFolder(), learned, target);
                return target;
            });
            PromptTemplate.load(adapter).save(target);
        }
        console.say(
                "Merged %s into %s. Open it with --base %s, without --adapter.",
                ProjectPaths.display(adapter), ProjectPaths.display(target), ProjectPaths.display(target));
    }
}
