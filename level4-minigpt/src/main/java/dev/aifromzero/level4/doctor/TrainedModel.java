package dev.aifromzero.level4.doctor;

import dev.aifromzero.kit.doctor.Check;
import dev.aifromzero.kit.doctor.Disk;
import dev.aifromzero.kit.doctor.Finding;
import dev.aifromzero.kit.doctor.Size;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level4.checkpoint.ModelFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Whether there is a trained model, which generate, evaluate and export need. */
public final class TrainedModel {
    private static final String NAME = "Mini-GPT";

    private TrainedModel() {}

    /**
     * {@return the check}
     *
     * @param folder where training puts its model
     * @param disk says how large it is
     */
    public static Check in(Path folder, Disk disk) {
        return new Check(NAME, () -> List.of(finding(folder, disk)));
    }

    private static Finding finding(Path folder, Disk disk) throws IOException {
        String shown = ProjectPaths.display(folder);
        return ModelFolder.isIn(folder)
                ? Finding.ok(NAME, "trained, in " + shown + ", " + Size.of(disk.size(folder)))
                : Finding.note(
                        NAME,
                        "not trained yet (" + shown + ")",
                        "The lesson trains one, and so does the command train");
    }
}
