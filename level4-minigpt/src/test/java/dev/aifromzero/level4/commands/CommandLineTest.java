package dev.aifromzero.level4.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level3.config.Activation;
import dev.aifromzero.level3.config.NormKind;
import dev.aifromzero.level3.config.Positions;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.tensor.DeviceChoice;
import dev.aifromzero.level4.commands.Level4Program.Ended;
import dev.aifromzero.level4.data.Documents;
import dev.aifromzero.level4.data.WindowOrder;
import dev.aifromzero.level4.train.AdamWConfig;
import dev.aifromzero.level4.train.Decay;
import dev.aifromzero.level4.train.LoopConfig;
import dev.aifromzero.level4.train.OptimizerKind;
import dev.aifromzero.level4.train.Preset;
import dev.aifromzero.level4.train.ScheduleConfig;
import dev.aifromzero.level4.train.TextConfig;
import dev.aifromzero.level4.train.TrainingConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {
    @TempDir
    private Path folder;

    private static TrainingConfig parsed(Preset preset, String... args) {
        TrainingOptions options = new TrainingOptions();
        CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();
        spec.addMixin("options", CommandLine.Model.CommandSpec.forAnnotatedObject(options));
        new CommandLine(spec).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(args);
        return options.apply(preset.config(1));
    }

    @ParameterizedTest
    @EnumSource(Preset.class)
    void withoutOptionsAPresetStaysAsItIs(Preset preset) {
        assertEquals(preset.config(1), parsed(preset));
        assertEquals(preset, new PresetName().convert(preset.toString()));
    }

    /** As {@code --print-config} writes it, and as {@code config.json} has it in its section "training". */
    @ParameterizedTest
    @EnumSource(Preset.class)
    void aWrittenConfigurationIsReadBack(Preset preset) throws Exception {
        TrainingConfig config = preset.config(7);
        Path file = folder.resolve("settings.json");
        for (Object form : new Object[] {config, java.util.Map.of("training", config)}) {
            Files.writeString(file, new ObjectMapper().writeValueAsString(form));
            assertEquals(config, parsed(Preset.BOOK, "--config", file.toString()));
        }
    }

    @Test
    void everyFieldCanBeSet() {
        TrainingConfig config = parsed(
                Preset.CHARACTERS,
                ("--tokenizer bpe --vocab-size 300"
                                + " --documents paragraphs --window-order shuffled --positions rotary --norm rms-norm --activation swiglu --context 9 --width 10 --heads 5"
                                + " --blocks 3 --dropout 0.3 --steps 77 --batch-size 6 --accumulation 2 --learning-rate 0.5"
                                + " --min-learning-rate 0.25 --warmup-steps 8 --decay linear --optimizer muon --ema 0.9 --beta1 0.1 --beta2 0.2 --weight-decay 0.4"
                                + " --max-gradient-norm 3 --evaluation-interval 11 --patience 12 --precision bf16")
                        .split(" "));
        assertEquals(
                new TrainingConfig(
                        new TextConfig(
                                dev.aifromzero.level1.text.TokenizerKind.BPE,
                                Documents.PARAGRAPHS,
                                WindowOrder.SHUFFLED),
                        TrainingConfig.shape(
                                300, 9, 10, 5, 3, Positions.ROTARY, NormKind.RMS_NORM, Activation.SWIGLU, 0.3),
                        6,
                        2,
                        dev.aifromzero.level4.fast.Precision.BF16,
                        new LoopConfig(
                                new ScheduleConfig(77, 8, 0.5, 0.25, Decay.LINEAR),
                                OptimizerKind.MUON,
                                new AdamWConfig(0.1, 0.2, 1e-8, 0.4),
                                0.9,
                                3,
                                11,
                                12),
                        1),
                config);
    }

    @Test
    void aGatedNetworkHasAboutAsManyParametersAsAPlainOne() {
        TransformerConfig gated =
                parsed(Preset.CHARACTERS, "--activation", "swiglu").model(65);
        assertEquals(128 * 8 / 3.0, gated.ffnDim(), 4);
        assertEquals(4 * 128, parsed(Preset.CHARACTERS).model(65).ffnDim());
    }

    @Test
    void fewerStepsOrASmallerRateNeedNoFurtherOption() {
        TrainingConfig config = parsed(Preset.CHARACTERS, "--steps", "50", "--learning-rate", "0.00005");
        ScheduleConfig schedule = config.loop().schedule();
        assertTrue(schedule.warmupSteps() < 50 && schedule.minLearningRate() < 0.00005);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--steps=0",
                "--heads=3",
                "--dropout=1",
                "--learning-rate=-1",
                "--batch-size=-2",
                "--context=0",
                "--documents=paragraphs"
            })
    void impossibleValuesAreRefusedInWords(String option) {
        assertThrows(UserError.class, () -> parsed(Preset.CHARACTERS, option));
    }

    @Test
    void anUnknownDeviceIsRefusedInWords() {
        assertThrows(UserError.class, () -> DeviceChoice.parse("tpu", 0));
        assertThrows(UserError.class, () -> DeviceChoice.parse("gpu", 0));
    }

    /** Trains, writes, scores and exports as a student would, each in a program of its own. */
    @Test
    void theCommandsWorkTogether() throws Exception {
        Path text = Files.writeString(
                folder.resolve("text.txt"), "a cat sat on a mat and the dog sat on a log. ".repeat(20));
        String model = folder.resolve("model").toString();
        Ended train = run(
                "train",
                "--preset",
                "characters",
                "--data",
                text.toString(),
                "--model",
                model,
                "--tokenizer",
                "bpe",
                "--vocab-size",
                "270",
                "--context",
                "8",
                "--width",
                "16",
                "--heads",
                "2",
                "--blocks",
                "1",
                "--steps",
                "4",
                "--evaluation-interval",
                "2",
                "--batch-size",
                "2");
        assertEquals(0, train.exitCode(), train.stderr());
        assertTrue(Files.size(folder.resolve("model/loss.png")) > 1000);
        Ended evaluate = run("evaluate", "--model", model, "--file", text.toString(), "--json");
        assertTrue(
                evaluate.stdout()
                        .matches("\\{\"tokens\":\\d+,\"nats_per_token\":[\\d.]+,\"perplexity\":[\\d.]+,"
                                + "\"nats_per_character\":[\\d.]+,\"bits_per_byte\":[\\d.]+}\\R"),
                evaluate.stdout());
        assertEquals(bestLoss(), natsOf("tokens/validation.txt"), 1e-9, "evaluate must find what train has reported");
        assertEquals(
                0,
                run("export", "--model", model, "--to", folder.resolve("gpt2").toString())
                        .exitCode());
        assertTrue(Files.exists(folder.resolve("gpt2/merges.txt")));
        Ended generate = run("generate", "--model", model, "--prompt", "a cat", "--tokens", "5");
        assertTrue(generate.stdout().startsWith("a cat"), generate.stdout());
        assertFalse(generate.stdout().contains("\u001b"), "no colour codes in a pipe");
        Ended other = run("train", "--resume", "--model", model, "--steps", "9");
        assertEquals(1, other.exitCode());
        assertEquals(2, other.stderr().lines().count(), "a problem and a remedy: " + other.stderr());
    }

    private double bestLoss() throws Exception {
        ObjectMapper json = new ObjectMapper();
        double best = Double.POSITIVE_INFINITY;
        for (String line : Files.readAllLines(folder.resolve("model/metrics.jsonl"))) {
            best = Math.min(best, json.readTree(line).get("val_loss").asDouble());
        }
        return best;
    }

    private double natsOf(String page) throws Exception {
        Path model = folder.resolve("model");
        Ended evaluate = run(
                "evaluate",
                "--model",
                model.toString(),
                "--file",
                model.resolve(page).toString(),
                "--json");
        return new ObjectMapper()
                .readTree(evaluate.stdout())
                .get("nats_per_token")
                .asDouble();
    }

    private Ended run(String... args) throws Exception {
        return Level4Program.run(folder, args);
    }
}
