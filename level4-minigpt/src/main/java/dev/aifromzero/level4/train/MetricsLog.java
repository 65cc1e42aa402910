package dev.aifromzero.level4.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aifromzero.kit.io.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The file {@code metrics.jsonl}: one JSON object a line for each evaluation. */
public final class MetricsLog {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final List<Metrics> entries = new ArrayList<>();

    /**
     * An empty log; the file is written with the first entry.
     *
     * @param file where the entries go; a file that is there is replaced
     */
    public MetricsLog(Path file) {
        this.file = file;
    }

    /**
     * {@return the log of a training that goes on after a step}
     *
     * <p>Entries after that step are dropped, as is a line that a power cut left unfinished: the training will write them
     * again.
     *
     * @param file the log so far; it need not exist
     * @param step the last step whose entry counts
     * @throws IOException if the file cannot be read
     */
    public static MetricsLog upTo(Path file, int step) throws IOException {
        MetricsLog log = new MetricsLog(file);
        if (Files.exists(file)) {
            for (String line : lines(file)) {
                try {
                    Metrics entry = JSON.readValue(line, Metrics.class);
                    if (entry == null) {
                        break;
                    }
                    if (entry.step() <= step) {
                        log.entries.add(entry);
                    }
                } catch (JsonProcessingException unfinishedLine) {
                    break;
                }
            }
        }
        return log;
    }

    /** Bytes that a power cut has left behind are no UTF-8; the lines before them are. */
    private static List<String> lines(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    /**
     * Adds an entry and writes the file again, atomically.
     *
     * @param entry what the latest evaluation found
     * @throws IOException if the file cannot be written
     */
    public void add(Metrics entry) throws IOException {
        entries.add(entry);
        StringBuilder lines = new StringBuilder();
        for (Metrics each : entries) {
            lines.append(JSON.writeValueAsString(each)).append('\n');
        }
        AtomicFiles.writeString(file, lines.toString());
    }

    /** {@return the entries so far} */
    public List<Metrics> entries() {
        return Collections.unmodifiableList(entries);
    }
}
