package dev.aifromzero.level4.commands;

import dev.aifromzero.level4.train.Preset;
import dev.aifromzero.level4.train.TrainingConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * One change on the road from the plain GPT-2 ({@code --preset plain}) to the lesson's recipe ({@code --preset story}
 * without its dropout, which a short training does not need).
 *
 * @param name a few words for a table
 * @param options what it adds to the command line
 */
record Improvement(String name, String options) {
    /** All of them, in order. */
    static final List<Improvement> ROAD = List.of(
            new Improvement("fused kernels", "--precision fused"),
            new Improvement("byte pairs", "--tokenizer bpe --vocab-size 1024 --documents paragraphs"),
            new Improvement("context 64", "--context 64 --batch-size 16"),
            new Improvement("rotary positions", "--positions rotary"),
            new Improvement("RMSNorm, SwiGLU", "--norm rms-norm --activation swiglu"),
            new Improvement("width 160", "--width 160 --heads 5 --learning-rate 0.004"),
            new Improvement("linear warm-down", "--decay linear --min-learning-rate 0.0002"),
            new Improvement("shuffled epochs", "--window-order shuffled"));

    /**
     * {@return the plain recipe with the first changes of the road}
     *
     * @param changes how many, 0 to all
     * @param seed the random seed of everything
     */
    static TrainingConfig recipe(int changes, long seed) {
        List<String> args = new ArrayList<>();
        ROAD.subList(0, changes).forEach(change -> args.addAll(List.of(change.options.split(" "))));
        TrainingOptions options = new TrainingOptions();
        CommandSpec spec = CommandSpec.create();
        spec.addMixin("options", CommandSpec.forAnnotatedObject(options));
        new CommandLine(spec).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(args.toArray(String[]::new));
        return options.apply(Preset.PLAIN.config(seed));
    }

    /** {@return the names for a table: the plain model, and then what each change adds} */
    static List<String> names() {
        return Stream.concat(Stream.of("plain GPT-2"), ROAD.stream().map(change -> "+ " + change.name))
                .collect(Collectors.toList());
    }
}
