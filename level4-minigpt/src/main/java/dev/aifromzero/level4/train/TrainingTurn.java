package dev.aifromzero.level4.train;

import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.OneAtATime;
import dev.aifromzero.kit.io.ProjectPaths;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Keeps a second training out of a folder in which one is running: the two would mix their files. */
public final class TrainingTurn {
    private static final String LOCK = ".training.lock";

    private TrainingTurn() {}

    /**
     * {@return the right to train in a folder, until it is closed}
     *
     * @param folder the training's; it may not exist yet
     * @throws IOException if the folder cannot be written to
     * @throws UserError if another program is training there
     */
    public static OneAtATime claim(Path folder) throws IOException {
        return OneAtATime.enter(folder.resolve(LOCK), Duration.ZERO)
                .orElseThrow(() -> new UserError(
                        "Another training is running in " + ProjectPaths.display(folder),
                        "Wait until it has ended, or name another folder"));
    }
}
