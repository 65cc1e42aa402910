package dev.aifromzero.level2.wordvec;

import dev.aifromzero.fuzz.DamagedFolder;
import dev.aifromzero.fuzz.Fuzz;
import dev.aifromzero.fuzz.Mutator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files of word vectors: each is read and answers, or is refused in a sentence. */
class WordVectorFileFuzzTest {
    private static final Mutator MUTATOR =
            new Mutator(List.of("3 2", "0 0", "1 10000", "cat", "cat 1 2\n", " 0 0\n", "\n"));

    @TempDir
    Path folder;

    @Test
    void everyDamagedFileIsReadOrRefusedInASentence() throws IOException {
        Path file = folder.resolve("vectors.txt");
        Files.writeString(file, "3 2\ncat 0.5 -1.0\ndog 0.25 -0.5\nनमस्ते 1.0 0.0\n");
        DamagedFolder files = new DamagedFolder(folder);
        Fuzz.cases(
                200,
                random -> files.readOrRefused(MUTATOR, random, () -> {
                    WordVectors vectors = WordVectorFile.load(file);
                    for (String word : vectors.words()) {
                        vectors.near(word, 2).forEach(match -> {
                            if (!Double.isFinite(match.cosine())) {
                                throw new AssertionError(word + " and " + match);
                            }
                        });
                    }
                }));
    }
}
