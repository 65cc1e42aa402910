package dev.aifromzero.level5.lora;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import dev.aifromzero.level1.cli.UserError;
import dev.aifromzero.level1.text.BpeTokenizer;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.tensor.TensorEngine;
import dev.aifromzero.level4.checkpoint.Gpt2Config;
import dev.aifromzero.level4.checkpoint.Gpt2Weights;
import dev.aifromzero.level5.TinyGpt2;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** The text files of model and adapter folders, damaged in thousands of ways: read, or refused in a short sentence. */
class HostileFilesFuzzTest {
    private static final List<String> PIECES = List.of(
            "null",
            "true",
            "-1",
            "0",
            "0.5",
            "1e999",
            "2147483648",
            "99999999999999999999",
            "1048577",
            "\"\"",
            "\"x\"",
            "[]",
            "{}",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\",
            "\\u0000",
            "\u0000",
            "\u001b[2J",
            "é",
            " ",
            "\n",
            "[[[[[[[[",
            "\"n_embd\": 16,",
            "\"n_layer\": 1000000,",
            "\"vocab_size\": 1,",
            "\"a\": \"../../x\",",
            "\"r\": 65536,",
            "\"peft_type\": \"LORA\",",
            "\"target_modules\": \".*\",",
            "<|endoftext|>",
            "#version",
            "Ġ Ġ");

    private static final TransformerConfig MODEL = TinyGpt2.config(true);
    private static Path folder;
    private static NDManager root;
    private static final Map<String, String> ORIGINALS = new LinkedHashMap<>();

    @BeforeContainer
    static void start() throws IOException {
        root = TensorEngine.newRoot();
        folder = Files.createTempDirectory("hostile-files");
        TinyGpt2.write(folder);
        Files.move(folder.resolve("model.safetensors"), folder.resolve("piece.safetensors"));
        StringBuilder places = new StringBuilder();
        TinyGpt2.tensors(true)
                .keySet()
                .forEach(name -> places.append(places.isEmpty() ? "" : ",")
                        .append("\"%s\":\"piece.safetensors\"".formatted(name)));
        Files.writeString(folder.resolve("model.safetensors.index.json"), "{\"weight_map\":{" + places + "}}");
        PeftFiles.save(LoraAdapter.create(LoraConfig.standard(), MODEL, root, 4), "base", folder);
        for (String name : List.of(
                "config.json", "vocab.json", "merges.txt", "model.safetensors.index.json", "adapter_config.json")) {
            ORIGINALS.put(name, Files.readString(folder.resolve(name)));
            read(name);
        }
    }

    @AfterContainer
    static void stop() throws IOException {
        root.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Property(tries = 600)
    void everyMutationIsReadOrRefusedInAShortSentence(@ForAll long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        String name = List.copyOf(ORIGINALS.keySet()).get(random.nextInt(ORIGINALS.size()));
        byte[] text = ORIGINALS.get(name).getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(3); i >= 0; i--) {
            text = mutated(text, random);
        }
        Files.write(folder.resolve(name), text);
        try {
            read(name);
        } catch (UserError refused) {
            assertTrue(refused.getMessage().length() < 700, refused.getMessage());
            assertFalse(refused.getMessage().chars().anyMatch(Character::isISOControl), refused.getMessage());
            assertFalse(refused.getMessage().isBlank());
        } finally {
            Files.writeString(folder.resolve(name), ORIGINALS.get(name));
        }
    }

    private static void read(String name) throws IOException {
        switch (name) {
            case "config.json", "model.safetensors.index.json" -> Gpt2Weights.check(folder, Gpt2Config.read(folder));
            case "adapter_config.json" -> {
                try (NDManager own = root.newSubManager()) {
                    PeftFiles.load(folder, MODEL, own);
                }
            }
            default -> BpeTokenizer.load(folder);
        }
    }

    private static byte[] mutated(byte[] text, SplittableRandom random) {
        int from = random.nextInt(text.length + 1);
        int to = Math.min(text.length, from + random.nextInt(12));
        byte[] piece = switch (random.nextInt(4)) {
            case 0 -> new byte[] {(byte) random.nextInt(256)};
            case 1 ->
                PIECES.get(random.nextInt(PIECES.size()))
                        .repeat(random.nextInt(200))
                        .getBytes(StandardCharsets.UTF_8);
            default -> PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
        };
        byte[] result = new byte[from + piece.length + (random.nextInt(8) == 0 ? 0 : text.length - to)];
        System.arraycopy(text, 0, result, 0, from);
        System.arraycopy(piece, 0, result, from, piece.length);
        System.arraycopy(text, to, result, from + piece.length, result.length - from - piece.length);
        return result;
    }
}
