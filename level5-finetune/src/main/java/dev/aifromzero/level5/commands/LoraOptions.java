package dev.aifromzero.level5.commands;

import dev.aifromzero.level5.lora.LoraConfig;
import dev.aifromzero.level5.lora.PeftFiles;
import java.util.LinkedHashSet;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that shape an adapter; what is not given stays as it was. */
public final class LoraOptions {
    @Option(names = "--rank", paramLabel = "R", description = "width of the narrow place, 1 or more (default: 8)")
    Integer rank;

    @Option(
            names = "--alpha",
            paramLabel = "X",
            description = "strength; alpha / rank scales the correction (default: 16)")
    Double alpha;

    @Option(
            names = "--dropout",
            paramLabel = "P",
            description = "part of the adapter's inputs left out in training, 0 to below 1 (default: 0.05)")
    Double dropout;

    @Option(
            names = "--targets",
            paramLabel = "NAME",
            split = ",",
            description = "layers that get a correction: c_attn, c_proj, c_fc, with commas between (default: c_attn;"
                    + " finetune takes all three for a base of width 256 or less)")
    List<String> targets;

    /**
     * {@return the usual adapter with what the options change}
     *
     * @param usual the adapter without options
     */
    public LoraConfig apply(LoraConfig usual) {
        return PeftFiles.IN_RANGE.around(() -> new LoraConfig(
                rank == null ? usual.rank() : rank,
                alpha == null ? usual.alpha() : alpha,
                dropout == null ? usual.dropout() : dropout,
                targets == null ? usual.targets() : new LinkedHashSet<>(targets)));
    }

    /** {@return whether any of them was given} */
    public boolean given() {
        return rank != null || alpha != null || dropout != null || targets != null;
    }
}
