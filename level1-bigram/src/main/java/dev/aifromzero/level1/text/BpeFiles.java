package dev.aifromzero.level1.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.aifromzero.kit.error.Printable;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.AtomicFiles;
import dev.aifromzero.kit.io.ProjectPaths;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads and writes GPT-2's two vocabulary files: {@code vocab.json} (token to id) and {@code merges.txt}. */
final class BpeFiles {
    static final String VOCABULARY = "vocab.json";
    static final String MERGES = "merges.txt";
    private static final List<String> VOCABULARY_NAMES = List.of(VOCABULARY, "encoder.json");
    private static final List<String> MERGES_NAMES = List.of(MERGES, "vocab.bpe");
    private static final long LARGEST = 64 << 20;
    private static final String VERSION_LINE = "#version: 0.2";
    private static final String REMEDY = "Get a fresh copy of the folder with the vocabulary";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private BpeFiles() {}

    /** {@return whether the folder has a vocabulary under one of its two names} */
    static boolean isIn(Path folder) {
        return VOCABULARY_NAMES.stream().anyMatch(name -> Files.exists(folder.resolve(name)));
    }

    static void save(Path folder, List<String> tokens, List<MergeTable.Merge> merges) throws IOException {
        Map<String, Integer> vocabulary = new LinkedHashMap<>();
        tokens.forEach(token -> vocabulary.put(token, vocabulary.size()));
        StringBuilder lines = new StringBuilder(VERSION_LINE).append('\n');
        for (MergeTable.Merge merge : merges) {
            lines.append(tokens.get(merge.left()))
                    .append(' ')
                    .append(tokens.get(merge.right()))
                    .append('\n');
        }
        AtomicFiles.writeString(folder.resolve(VOCABULARY), JSON.writeValueAsString(vocabulary) + "\n");
        AtomicFiles.writeString(folder.resolve(MERGES), lines.toString());
    }

    static BpeTokenizer load(Path folder) throws IOException {
        Path vocabularyFile = find(folder, VOCABULARY_NAMES);
        Path mergesFile = find(folder, MERGES_NAMES);
        Map<String, Integer> ids = readVocabulary(vocabularyFile);
        List<String> tokens = inOrder(vocabularyFile, ids);
        List<MergeTable.Merge> merges = readMerges(mergesFile, ids);
        Set<String> special = new HashSet<>(tokens);
        for (int id = 0; id < ByteAlphabet.SIZE; id++) {
            String token = ByteAlphabet.toVisible(new byte[] {(byte) ByteAlphabet.byteOfId(id)});
            if (!special.remove(token)) {
                throw broken(vocabularyFile, "has no token for the byte '" + token + "'");
            }
        }
        merges.forEach(merge -> special.remove(tokens.get(merge.merged())));
        if (!special.stream().allMatch(BpeTokenizer::canBeSpecial)) {
            throw broken(vocabularyFile, "has a token that is empty or no Unicode text");
        }
        return new BpeTokenizer(tokens, merges, special);
    }

    private static Path find(Path folder, List<String> names) {
        return names.stream()
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new UserError(
                        "There is no " + names.get(0) + " (or " + names.get(1) + ") in " + ProjectPaths.display(folder),
                        "Name a folder that holds a GPT-2 vocabulary: vocab.json and merges.txt"));
    }

    private static Map<String, Integer> readVocabulary(Path file) throws IOException {
        Map<String, Integer> ids;
        try {
            ids = JSON.readValue(readText(file), new TypeReference<LinkedHashMap<String, Integer>>() {});
        } catch (JsonProcessingException e) {
            throw broken(file, "is not a JSON object of tokens and their ids");
        }
        if (ids == null || ids.isEmpty()) {
            throw broken(file, "has no tokens");
        }
        return ids;
    }

    private static String readText(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw broken(file, "is larger than " + (LARGEST >> 20) + " MB");
        }
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw broken(file, "is not UTF-8 text");
        }
    }

    private static List<String> inOrder(Path file, Map<String, Integer> ids) {
        String[] tokens = new String[ids.size()];
        ids.forEach((token, id) -> {
            if (id == null || id < 0 || id >= tokens.length || tokens[id] != null) {
                throw broken(
                        file,
                        "does not number its " + tokens.length + " tokens from 0 on (see '" + Printable.excerpt(token)
                                + "')");
            }
            tokens[id] = token;
        });
        return Arrays.asList(tokens);
    }

    private static List<MergeTable.Merge> readMerges(Path file, Map<String, Integer> ids) throws IOException {
        List<MergeTable.Merge> merges = new ArrayList<>();
        String[] lines = readText(file).split("\r?\n");
        for (int number = 0; number < lines.length; number++) {
            String line = lines[number];
            if (line.isBlank() || (number == 0 && line.startsWith("#version"))) {
                continue;
            }
            String[] parts = line.split(" ", -1);
            Integer left = ids.get(parts[0]);
            Integer right = parts.length == 2 ? ids.get(parts[1]) : null;
            Integer merged = parts.length == 2 ? ids.get(parts[0] + parts[1]) : null;
            if (left == null || right == null || merged == null || !ByteAlphabet.isVisibleBytes(parts[0] + parts[1])) {
                throw broken(
                        file,
                        "has a line " + (number + 1) + " that is no merge of two tokens: '" + Printable.excerpt(line)
                                + "'");
            }
            merges.add(new MergeTable.Merge(left, right, merged));
        }
        return merges;
    }

    private static UserError broken(Path file, String how) {
        return new UserError("The file " + ProjectPaths.display(file) + " is damaged: it " + how, REMEDY);
    }
}
