package dev.aifromzero.level4.train;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aifromzero.kit.io.AtomicFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The file {@code metrics.jsonl}: one JSON object per line for each evaluation, for other programs to read. */
final class MetricsLog {
    private static final ObjectMapper JSON = new ObjectMapper();

    private MetricsLog() {}

    /** Writes all evaluations so far, atomically. */
    static void write(Path file, List<Metrics> evaluations) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (Metrics each : evaluations) {
            lines.append(JSON.writeValueAsString(each)).append('\n');
        }
        AtomicFiles.writeString(file, lines.toString());
    }
}
