package dev.aifromzero.level2.wordvec;

import dev.aifromzero.kit.error.Printable;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.AtomicFiles;
import dev.aifromzero.kit.io.ProjectPaths;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The text format of the word2vec program, which other programs read and write too: a line with the number of words and
 * of dimensions, then a line for each word with its numbers, separated by spaces.
 */
public final class WordVectorFile {
    private static final int MOST_DIMENSIONS = 10_000;

    private WordVectorFile() {}

    /**
     * Writes vectors so that they are read again exactly.
     *
     * @param vectors what is written; no word may hold a space
     * @param file the target; an older one is replaced in one step
     * @throws IOException if the file or its folder cannot be written
     */
    public static void save(WordVectors vectors, Path file) throws IOException {
        AtomicFiles.write(file, out -> {
            BufferedWriter text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            text.write(vectors.words().size() + " " + vectors.dimensions() + "\n");
            for (String word : vectors.words()) {
                text.write(word);
                for (float number : vectors.vector(word)) {
                    text.write(' ');
                    text.write(Float.toString(number));
                }
                text.write('\n');
            }
            text.flush();
        });
    }

    /**
     * {@return the vectors of a file}
     *
     * @param file a text file in UTF-8, written here or by another program
     * @throws IOException if it is there but cannot be read
     * @throws UserError if there is no such file, or it is broken, with the line
     */
    public static WordVectors load(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new UserError("There is no file " + ProjectPaths.display(file), "Make one first: word2vec");
        }
        try (BufferedReader text = Files.newBufferedReader(file)) {
            int[] sizes = sizes(file, text.readLine());
            Set<String> words = new LinkedHashSet<>();
            List<float[]> vectors = new ArrayList<>();
            for (int line = 2; vectors.size() < sizes[0]; line++) {
                String[] parts = parts(text.readLine());
                if (parts.length != sizes[1] + 1 || !words.add(parts[0])) {
                    throw broken(file, "line " + line + " is not a new word with " + sizes[1] + " numbers");
                }
                vectors.add(numbers(file, line, parts));
            }
            return new WordVectors(List.copyOf(words), vectors.toArray(new float[0][]));
        } catch (CharacterCodingException e) {
            throw broken(file, "it is not UTF-8 text");
        }
    }

    private static String[] parts(String line) {
        return line == null ? new String[0] : line.strip().split(" ");
    }

    private static int[] sizes(Path file, String line) {
        String[] parts = parts(line);
        try {
            int[] sizes = {Integer.parseInt(parts[0]), Integer.parseInt(parts[1])};
            if (parts.length == 2 && sizes[0] >= 1 && sizes[1] >= 1 && sizes[1] <= MOST_DIMENSIONS) {
                return sizes;
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            // Said below.
        }
        throw broken(file, "its first line is not the number of words and of dimensions");
    }

    private static float[] numbers(Path file, int line, String[] parts) {
        float[] vector = new float[parts.length - 1];
        for (int d = 0; d < vector.length; d++) {
            try {
                vector[d] = Float.parseFloat(parts[d + 1]);
            } catch (NumberFormatException e) {
                vector[d] = Float.NaN;
            }
            if (!Float.isFinite(vector[d])) {
                throw broken(
                        file,
                        "line " + line + " has '" + Printable.excerpt(parts[d + 1]) + "' where a number should be");
            }
        }
        return vector;
    }

    private static UserError broken(Path file, String how) {
        return new UserError(
                ProjectPaths.display(file) + " is not a file of word vectors: " + how,
                "Use the text format of word2vec, e.g. a file that the word2vec lab has saved");
    }
}
