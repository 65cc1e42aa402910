package dev.aifromzero.level5.lora;

import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level4.checkpoint.Gpt2Names;
import java.util.ArrayList;
import java.util.List;

/**
 * One layer that gets a correction.
 *
 * @param layer our name of the layer, e.g. {@code blocks.0.attention.qkv}
 * @param inputDim width of a vector that goes in
 * @param outputDim width of a vector that comes out
 */
public record LoraTarget(String layer, int inputDim, int outputDim) {
    private static final String PEFT_PREFIX = "base_model.model.";
    private static final String WEIGHT = ".weight";

    /**
     * {@return the layers of a model that an adapter changes, from the first block to the last}
     *
     * @param lora names the kinds of layers
     * @param model the shape of the base
     */
    public static List<LoraTarget> of(LoraConfig lora, TransformerConfig model) {
        int width = model.embeddingDim();
        List<LoraTarget> targets = new ArrayList<>();
        for (int i = 0; i < model.numBlocks(); i++) {
            String block = "blocks." + i;
            for (LoraTarget layer : List.of(
                    new LoraTarget(block + ".attention.qkv", width, model.qkvDim()),
                    new LoraTarget(block + ".attention.out", width, width),
                    new LoraTarget(block + ".ffn.expand", width, model.ffnDim()),
                    new LoraTarget(block + ".ffn.shrink", model.ffnDim(), width))) {
                if (lora.targets().stream().anyMatch(name -> layer.theirLayer().endsWith("." + name))) {
                    targets.add(layer);
                }
            }
        }
        return targets;
    }

    /** {@return the layer in GPT-2's files, e.g. {@code transformer.h.0.attn.c_attn}} */
    public String theirLayer() {
        String weight = Gpt2Names.huggingFace(layer + WEIGHT);
        return weight.substring(0, weight.length() - WEIGHT.length());
    }

    /** {@return the last two parts of GPT-2's name, e.g. {@code attn.c_attn}} */
    public String kind() {
        return theirLayer().replaceFirst("transformer\\.h\\.\\d+\\.", "");
    }

    /** {@return the name of A in an adapter file} */
    public String nameOfA() {
        return PEFT_PREFIX + theirLayer() + ".lora_A.weight";
    }

    /** {@return the name of B in an adapter file} */
    public String nameOfB() {
        return PEFT_PREFIX + theirLayer() + ".lora_B.weight";
    }

    /**
     * {@return how many numbers a correction of this rank has here: A's r · in and B's out · r}
     *
     * @param rank r, at least 1
     */
    public long parameters(int rank) {
        return (long) rank * (inputDim + outputDim);
    }
}
