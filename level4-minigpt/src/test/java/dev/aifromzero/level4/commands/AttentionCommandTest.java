package dev.aifromzero.level4.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.DisplayWidth;
import dev.aifromzero.level1.text.CharTokenizer;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level3.tensor.TensorEngine;
import dev.aifromzero.level4.Level4;
import dev.aifromzero.level4.TinyModels;
import dev.aifromzero.level4.checkpoint.ModelFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AttentionCommandTest {
    private static final int CONTEXT = 16;

    @TempDir
    private Path folder;

    private String output;

    @BeforeEach
    void train() throws IOException {
        CharTokenizer tokenizer = CharTokenizer.fromText("a cat sat on the mat");
        try (NDManager root = TensorEngine.newRoot()) {
            Transformer model = TinyModels.of(root, tokenizer.vocabSize(), CONTEXT);
            ModelFolder.saveSettings(folder.resolve("minigpt"), model.config(), tokenizer, Map.of());
            ModelFolder.saveWeights(folder.resolve("minigpt"), model.parameters());
        }
    }

    private int attention(String... options) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Level4 level = new Level4();
        level.writeTo(Console.on(new PrintStream(bytes, true, StandardCharsets.UTF_8), 80, false, false));
        List<String> args = new ArrayList<>(List.of("attention", "--out", folder.toString()));
        args.addAll(List.of(options));
        int exitCode = new CommandLine(level)
                .setErr(new PrintWriter(Writer.nullWriter()))
                .execute(args.toArray(String[]::new));
        output = bytes.toString(StandardCharsets.UTF_8);
        return exitCode;
    }

    @Test
    void everyHeadOfEveryBlockIsInTheTerminalAndInThePicture() throws IOException {
        assertEquals(0, attention("--text", "the cat sat"));
        for (int block = 0; block < 2; block++) {
            for (int head = 0; head < 2; head++) {
                assertTrue(output.contains("block " + block + ", head "), output);
            }
        }
        assertTrue(output.contains("the␣cat␣sat"), output);
        output.lines().forEach(line -> assertTrue(DisplayWidth.of(line) <= 80, line));
        assertTrue(ImageIO.read(folder.resolve("attention.png").toFile()).getHeight() > 400);
    }

    @Test
    void oneBlockOrOneHeadCanBeChosen() {
        assertEquals(0, attention("--text", "the cat sat", "--block", "1", "--head", "0"));
        assertTrue(output.contains("block 1, head 0"));
        assertFalse(output.contains("block 0, head 0"));
        assertFalse(output.contains("block 1, head 1"));
        assertEquals(2, attention("--block", "2"));
        assertEquals(2, attention("--head", "-1"));
    }

    @Test
    void textsThatAreTooShortTooLongOrUnknownAreRefusedOrShortened() {
        assertEquals(1, attention("--text", "at"));
        assertEquals(1, attention("--text", "XYZ!"));
        assertEquals(1, attention("--text", "a cat sat on the mat"));
        assertEquals(0, attention("--text", "XaYcZat"));
        assertTrue(output.contains("\"acat\""), output);
    }
}
