package dev.aifromzero.level5.commands;

import dev.aifromzero.level5.school.Fact;
import dev.aifromzero.level5.school.SchoolFacts;
import dev.aifromzero.level5.train.TrainingSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the school facts that an adapter learned from: their held-out phrasings are its examination. */
public final class LearnedFacts {
    private LearnedFacts() {}

    /**
     * {@return the facts; empty where the adapter learned from plain pairs, from several files, or does not say from what}
     *
     * @param adapter the adapter's folder
     * @throws IOException if a file cannot be read
     */
    public static Optional<List<Fact>> of(Path adapter) throws IOException {
        Optional<Path> file = file(adapter);
        return file.isPresent() ? Optional.of(SchoolFacts.read(file.get())) : Optional.empty();
    }

    /** The file that it was trained on, or ours of the same name where that was on another computer. */
    private static Optional<Path> file(Path adapter) throws IOException {
        Optional<Path> file = TrainingSettings.find(adapter).map(DataChoice::of).flatMap(DataChoice::existing);
        return file.isPresent() && SchoolFacts.isIn(file.get()) ? file : Optional.empty();
    }
}
