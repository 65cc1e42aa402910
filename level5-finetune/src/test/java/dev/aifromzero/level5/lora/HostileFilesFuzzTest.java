package dev.aifromzero.level5.lora;

import ai.djl.ndarray.NDManager;
import dev.aifromzero.fuzz.DamagedFolder;
import dev.aifromzero.fuzz.Fuzz;
import dev.aifromzero.fuzz.Mutator;
import dev.aifromzero.level1.text.BpeTokenizer;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.tensor.TensorEngine;
import dev.aifromzero.level4.checkpoint.Gpt2Config;
import dev.aifromzero.level4.checkpoint.Gpt2Weights;
import dev.aifromzero.level5.TinyGpt2;
import dev.aifromzero.level5.data.PromptTemplate;
import dev.aifromzero.level5.gpt2.Gpt2Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of model and adapter folders, damaged in many ways: read, or refused in a short sentence. */
class HostileFilesFuzzTest {
    private static final Mutator MUTATOR = new Mutator(List.of(
            "\"n_embd\": 16,",
            "\"n_layer\": 1000000,",
            "\"vocab_size\": 1,",
            "\"a\": \"../../x\",",
            "\"r\": 65536,",
            "\"peft_type\": \"LORA\",",
            "\"target_modules\": \".*\",",
            "\"name\": null,",
            "\"text\": \"{question}\",",
            "{question}",
            "<|endoftext|>",
            "#version",
            "Ġ Ġ"));

    private static final TransformerConfig MODEL = TinyGpt2.config(true);

    @TempDir
    static Path folder;

    private static NDManager root;

    @BeforeAll
    static void start() throws IOException {
        root = TensorEngine.newRoot();
        TinyGpt2.write(folder);
        Files.move(folder.resolve("model.safetensors"), folder.resolve("piece.safetensors"));
        StringBuilder places = new StringBuilder();
        TinyGpt2.tensors(true)
                .keySet()
                .forEach(name -> places.append(places.isEmpty() ? "" : ",")
                        .append("\"%s\":\"piece.safetensors\"".formatted(name)));
        Files.writeString(folder.resolve("model.safetensors.index.json"), "{\"weight_map\":{" + places + "}}");
        PeftFiles.save(LoraAdapter.create(LoraConfig.standard(), MODEL, root, 4), "base", folder);
        PromptTemplate.STANDARD.save(folder);
        readAll();
    }

    @AfterAll
    static void stop() {
        root.close();
    }

    @Test
    void everyMutationIsReadOrRefusedInAShortSentence() throws IOException {
        DamagedFolder files = new DamagedFolder(folder);
        Fuzz.cases(150, random -> files.readOrRefused(MUTATOR, random, HostileFilesFuzzTest::readAll));
    }

    /** With the weights in one file: most damage is done to its numbers, and what is left is a model. */
    @Test
    void everyDamagedBaseIsLoadedOrRefusedInAShortSentence(@TempDir Path base) throws IOException {
        TinyGpt2.write(base);
        DamagedFolder files = new DamagedFolder(base);
        Fuzz.cases(
                60,
                random -> files.readOrRefused(MUTATOR, random, () -> {
                    try (NDManager own = root.newSubManager()) {
                        Gpt2Model.load(base, own);
                    }
                }));
    }

    private static void readAll() throws IOException {
        Gpt2Weights.check(folder, Gpt2Config.read(folder));
        BpeTokenizer.load(folder);
        PromptTemplate.load(folder).prompt("What is rain?");
        try (NDManager own = root.newSubManager()) {
            PeftFiles.load(folder, MODEL, own);
        }
    }
}
