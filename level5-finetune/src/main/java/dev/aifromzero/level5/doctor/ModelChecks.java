package dev.aifromzero.level5.doctor;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.doctor.Check;
import dev.aifromzero.kit.doctor.Disk;
import dev.aifromzero.kit.doctor.Finding;
import dev.aifromzero.kit.doctor.Size;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level5.commands.ModelChoice;
import dev.aifromzero.level5.download.ModelCache;
import dev.aifromzero.level5.lora.PeftFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The base model that would be used and the adapter. Nothing here asks the network. */
public final class ModelChecks {
    private static final String BASE = "base model";
    private static final String ADAPTER = "adapter";
    private static final String NETWORK = "network";

    private final ModelChoice choice;
    private final Lesson lesson;
    private final Disk disk;

    private ModelChecks(ModelChoice choice, Lesson lesson, Disk disk) {
        this.choice = choice;
        this.lesson = lesson;
        this.disk = disk;
    }

    /**
     * {@return the checks}
     *
     * @param choice the models asked for
     * @param lesson knows the folders of this run
     * @param disk says how large they are
     */
    public static List<Check> of(ModelChoice choice, Lesson lesson, Disk disk) {
        ModelChecks checks = new ModelChecks(choice, lesson, disk);
        return List.of(
                new Check(BASE, () -> List.of(checks.base())),
                new Check(ADAPTER, () -> List.of(checks.adapter())),
                new Check(NETWORK, () -> List.of(checks.network())));
    }

    private Finding base() throws IOException {
        Path folder = choice.baseFolder();
        String shown = ProjectPaths.display(folder);
        return ModelCache.isModel(folder)
                ? Finding.ok(BASE, choice.baseName() + " in " + shown + ", " + Size.of(disk.size(folder)))
                : Finding.problem(
                        BASE,
                        "no complete GPT-2 in " + shown,
                        String.join(", ", ModelCache.NEEDED),
                        "Leave out --base to use our own tiny one, fetch one with the command download, or, if our own is"
                                + " gone, fetch the project again");
    }

    private Finding adapter() throws IOException {
        Path folder = choice.adapterFolder(lesson);
        String shown = ProjectPaths.display(folder);
        if (PeftFiles.isIn(folder)) {
            return Finding.ok(ADAPTER, "in " + shown + ", " + Size.of(disk.size(folder)));
        }
        return choice.namedAdapter().isPresent()
                ? Finding.problem(
                        ADAPTER,
                        "none in " + shown,
                        "adapter_config.json, adapter_model.safetensors",
                        "Check the folder, or leave out --adapter")
                : Finding.note(
                        ADAPTER, "none yet (" + shown + ")", "The lesson makes one, and so does the command finetune");
    }

    private Finding network() {
        return ModelCache.isModel(choice.baseFolder())
                ? Finding.ok(
                        NETWORK, "not needed: the base model is on this computer; only the command download uses it")
                : Finding.note(NETWORK, "not asked; only the command download uses it");
    }
}
