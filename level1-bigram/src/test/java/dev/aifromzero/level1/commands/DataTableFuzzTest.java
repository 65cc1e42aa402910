package dev.aifromzero.level1.commands;

import dev.aifromzero.fuzz.DamagedFolder;
import dev.aifromzero.fuzz.Fuzz;
import dev.aifromzero.fuzz.Mutator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged data files: each is counted, or refused in a sentence. */
class DataTableFuzzTest {
    private static final Mutator MUTATOR = new Mutator(List.of("\"instruction\": ", "\"response\": ", "\n\n", "\n \n"));

    @TempDir
    Path folder;

    @Test
    void everyDamagedDataFileIsCountedOrRefusedInASentence() throws IOException {
        Files.writeString(folder.resolve("india.txt"), "One.\n\nTwo, नमस्ते.\n");
        Files.writeString(
                folder.resolve("pairs.jsonl"),
                "{\"instruction\": \"A?\", \"response\": \"a\"}\n{\"instruction\": \"B?\", \"response\": \"b\"}\n");
        DamagedFolder files = new DamagedFolder(folder);
        Fuzz.cases(
                150, random -> files.readOrRefused(MUTATOR, random, () -> DataTable.markdown(DataTable.rows(folder))));
    }
}
