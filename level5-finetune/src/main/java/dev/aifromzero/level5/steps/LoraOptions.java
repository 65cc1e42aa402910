package dev.aifromzero.level5.steps;

import dev.aifromzero.level5.lora.LoraConfig;
import java.util.LinkedHashSet;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that shape an adapter. */
final class LoraOptions {
    @Option(names = "--rank", paramLabel = "R", description = "width of the narrow place, 1 or more (default: 8)")
    int rank = 8;

    @Option(names = "--alpha", paramLabel = "X", description = "strength; alpha / rank scales the correction (default: 16)")
    double alpha = 16;

    @Option(
            names = "--dropout",
            paramLabel = "P",
            description = "part of the adapter's inputs left out in training, 0 to below 1 (default: 0.05)")
    double dropout = 0.05;

    @Option(
            names = "--targets",
            paramLabel = "NAME",
            split = ",",
            description = "layers that get a correction: c_attn, c_proj, c_fc, with commas between (default: c_attn)")
    List<String> targets = List.of("c_attn");

    LoraConfig config() {
        return new LoraConfig(rank, alpha, dropout, new LinkedHashSet<>(targets));
    }
}
