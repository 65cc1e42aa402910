package dev.aifromzero.level4.data.large;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level1.text.BpeTokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What a training reads.
 *
 * @param files files and folders of text, as absolute paths
 * @param clean whether the text is cleaned first
 * @param vocabulary the folder of a vocabulary that is brought along, or null
 */
public record DataFiles(List<String> files, boolean clean, String vocabulary) {
    /**
     * {@return these paths, which then mean the same wherever the training is resumed}
     *
     * @param files files and folders of text, absolute or from the folder that the program runs in
     * @param clean whether the text is cleaned first
     * @param vocabulary the folder of a vocabulary that is brought along, or null
     */
    public static DataFiles of(List<Path> files, boolean clean, Path vocabulary) {
        return new DataFiles(
                files.stream().map(DataFiles::absolute).toList(),
                clean,
                vocabulary == null ? null : absolute(vocabulary));
    }

    private static String absolute(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }

    /**
     * {@return the same settings for other files}
     *
     * @param otherFiles files and folders of text
     */
    public DataFiles with(List<Path> otherFiles) {
        return new DataFiles(otherFiles.stream().map(DataFiles::absolute).toList(), clean, vocabulary);
    }

    /**
     * {@return the text files as they are now}
     *
     * @throws IOException if one cannot be looked at
     * @throws UserError if one is missing or no text
     */
    @JsonIgnore
    public TextFiles text() throws IOException {
        return TextFiles.in(files.stream().map(Path::of).toList(), clean);
    }

    /**
     * {@return the vocabulary that is brought along}
     *
     * @throws UserError if none is named, or its folder has none
     */
    BpeTokenizer loadVocabulary() throws IOException {
        if (vocabulary == null) {
            throw new UserError(
                    "This training wants GPT-2's vocabulary (tokenizer gpt2), but no folder with one is named",
                    "Add --vocab DIR, a folder with vocab.json and merges.txt such as any GPT-2 from Hugging Face, or learn"
                            + " a vocabulary from the text: --tokenizer bpe --vocab-size 4096");
        }
        return BpeTokenizer.load(Path.of(vocabulary));
    }
}
