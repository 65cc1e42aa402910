package dev.aifromzero.kit.scoreboard;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Style;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.kit.error.Printable;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.AtomicFiles;
import dev.aifromzero.kit.io.OneAtATime;
import dev.aifromzero.kit.io.ProjectPaths;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Every model of the road, scored on the same held-out page in the same unit, so that a student sees what each idea was
 * worth. Kept in a JSON file that all levels share.
 */
public final class Scoreboard {
    /** The usual name of the file that keeps the scores. */
    public static final String FILE_NAME = "scoreboard.json";
    /** The page that no model is trained on. */
    public static final String HELD_OUT_FILE = "heldout.txt";

    private static final int BAR_COLUMNS = 14;
    private static final int BAR_COLUMNS_BESIDE_SCHOOL = 6;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final Path file;

    /**
     * The board kept in a file.
     *
     * @param file JSON; it need not exist before the first score
     */
    public Scoreboard(Path file) {
        this.file = file;
    }

    /** {@return the file that keeps the scores} */
    public Path file() {
        return file;
    }

    private record Contents(@JsonProperty("scores") List<Score> scores) {}

    /**
     * {@return the scores so far, in the order of the road: by level, then as they were added}
     *
     * @throws IOException if the file cannot be read
     */
    public List<Score> scores() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            Contents contents = JSON.readValue(Files.readString(file), Contents.class);
            if (contents != null
                    && contents.scores != null
                    && contents.scores.stream().allMatch(Scoreboard::isUsable)) {
                return contents.scores.stream()
                        .sorted(Comparator.comparingInt(Score::level))
                        .toList();
            }
        } catch (JsonProcessingException | CharacterCodingException e) {
            // Said below.
        }
        throw new UserError(
                "The scoreboard " + ProjectPaths.display(file) + " is damaged", "Delete it and run the level again");
    }

    private static boolean isUsable(Score score) {
        return score != null
                && score.model() != null
                && score.model().equals(Printable.excerpt(score.model()))
                && Double.isFinite(score.natsPerCharacter())
                && (score.schoolPercent() == null || (score.schoolPercent() >= 0 && score.schoolPercent() <= 100));
    }

    /**
     * Adds a score; one of the same model is replaced. Levels that run at the same time lose none of each other's.
     *
     * @param score any level's; it is in the file when the method returns
     * @throws IOException if the file cannot be read or written
     */
    @SuppressWarnings("try") // the turn is there to be held
    public void put(Score score) throws IOException {
        try (OneAtATime turn = turn()) {
            add(score);
        }
    }

    private OneAtATime turn() throws IOException {
        Path lock = file.resolveSibling("." + file.getFileName() + ".lock");
        return OneAtATime.enter(lock, PATIENCE)
                .orElseThrow(() -> new UserError(
                        "Another program has been writing to the scoreboard " + ProjectPaths.display(file)
                                + " for a long time",
                        "End the other program, then run the level again"));
    }

    private void add(Score score) throws IOException {
        List<Score> scores = new ArrayList<>(scores());
        scores.removeIf(old -> old.model().equals(score.model()));
        scores.add(score);
        scores.sort(Comparator.comparingInt(Score::level));
        AtomicFiles.writeString(file, JSON.writeValueAsString(new Contents(scores)) + "\n");
    }

    /**
     * Shows the table so far; the scores of the present level are marked.
     *
     * @param console where the table is shown
     * @param presentLevel 1 to 5; 0 marks none
     * @throws IOException if the file cannot be read
     */
    public void show(Console console, int presentLevel) throws IOException {
        List<Score> scores = scores();
        console.section("Scoreboard: one held-out page, every model so far");
        console.say("How surprised is each model by a page that none of them has seen (data/" + HELD_OUT_FILE
                + ")? Nats a character, lower is better; bits are the same surprise in another unit.");
        boolean school = scores.stream().anyMatch(score -> score.schoolPercent() != null);
        if (school) {
            console.say("School: how many of 100 school questions, in words that no model was trained on, it answers"
                    + " right.");
        }
        console.blank();
        double worst =
                scores.stream().mapToDouble(Score::natsPerCharacter).max().orElse(1);
        double best = scores.stream().mapToDouble(Score::natsPerCharacter).min().orElse(0);
        List<String> heading = new ArrayList<>(List.of("Level", "Model", "nats/char", "bits/char", "Parameters"));
        if (school) {
            heading.add("School");
        }
        heading.add("");
        int columns = school ? BAR_COLUMNS_BESIDE_SCHOOL : BAR_COLUMNS;
        Table table = new Table(heading.toArray(String[]::new));
        for (Score score : scores) {
            boolean present = score.level() == presentLevel;
            String name = present ? console.paint(Style.BOLD, score.model()) : score.model();
            String mark = score.natsPerCharacter() == best ? console.paint(Style.GREEN, " ← best") : "";
            List<Object> row = new ArrayList<>(List.of(
                    score.level(),
                    name,
                    String.format(Locale.ROOT, "%9.3f", score.natsPerCharacter()),
                    String.format(Locale.ROOT, "%9.3f", score.bitsPerCharacter()),
                    score.parameters()));
            if (school) {
                row.add(String.format(Locale.ROOT, "%6s", score.school()));
            }
            row.add(console.bar(score.natsPerCharacter() / worst, columns) + mark);
            table.row(row.toArray());
        }
        console.table(table);
    }
}
