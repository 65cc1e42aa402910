package dev.aifromzero.level4.checkpoint;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The same tensors under two names: ours, and those of GPT-2's weight files.
 *
 * <p>GPT-2's linear weights lie the other way round, (in, out) instead of (out, in), because its authors wrote a linear
 * layer as a convolution of width 1 ("Conv1D"). Embeddings and norms do not.
 */
public final class Gpt2Names {
    private static final String PREFIX = "transformer.";
    private static final Pattern THEIR_BLOCK = Pattern.compile("h\\.(\\d+)\\.(.+)\\.(weight|bias)");
    private static final Pattern OUR_BLOCK = Pattern.compile("blocks\\.(\\d+)\\.(.+)\\.(weight|bias)");
    private static final Map<String, String> OUTSIDE = Map.of(
            "wte.weight", "token_embedding.weight",
            "wpe.weight", "position_embedding.weight",
            "ln_f.weight", "final_norm.weight",
            "ln_f.bias", "final_norm.bias",
            "lm_head.weight", "head.weight");
    private static final Map<String, String> IN_BLOCK = Map.of(
            "ln_1", "norm1",
            "attn.c_attn", "attention.qkv",
            "attn.c_proj", "attention.out",
            "ln_2", "norm2",
            "mlp.c_fc", "ffn.expand",
            "mlp.c_proj", "ffn.shrink");
    private static final Map<String, String> OUTSIDE_BACK = reversed(OUTSIDE);
    private static final Map<String, String> IN_BLOCK_BACK = reversed(IN_BLOCK);

    private Gpt2Names() {}

    /**
     * Where a tensor of a GPT-2 file belongs in our model.
     *
     * @param name our name
     * @param transposed whether its two dimensions must be exchanged on the way
     */
    public record Target(String name, boolean transposed) {}

    /**
     * {@return our place for a tensor of a GPT-2 file, or empty for what is not a parameter: the causal masks that older
     * files keep as {@code attn.bias} and {@code attn.masked_bias}, and names that GPT-2 does not have}
     *
     * <p>{@code lm_head.weight} is our {@code head.weight}. Where the output layer is tied to the token embedding
     * ({@code tie_word_embeddings}, GPT-2's own way) the reader leaves it out: it is a second copy.
     *
     * @param huggingFaceName with or without the prefix {@code transformer.}
     */
    public static Optional<Target> ours(String huggingFaceName) {
        String bare = huggingFaceName.startsWith(PREFIX) ? huggingFaceName.substring(PREFIX.length()) : huggingFaceName;
        if (OUTSIDE.containsKey(bare)) {
            return Optional.of(new Target(OUTSIDE.get(bare), false));
        }
        Matcher inBlock = THEIR_BLOCK.matcher(bare);
        if (!inBlock.matches() || !IN_BLOCK.containsKey(inBlock.group(2))) {
            return Optional.empty();
        }
        String name = "blocks." + inBlock.group(1) + "." + IN_BLOCK.get(inBlock.group(2)) + "." + inBlock.group(3);
        return Optional.of(new Target(name, transposed(name)));
    }

    /**
     * {@return GPT-2's name for a tensor of ours, with the prefix {@code transformer.}; the head has none}
     *
     * @param ourName for example {@code blocks.0.attention.qkv.weight}
     * @throws IllegalArgumentException if GPT-2 has no such tensor (a SwiGLU gate, for example)
     */
    public static String huggingFace(String ourName) {
        if (ourName.equals("head.weight")) {
            return "lm_head.weight";
        }
        if (OUTSIDE_BACK.containsKey(ourName)) {
            return PREFIX + OUTSIDE_BACK.get(ourName);
        }
        Matcher inBlock = OUR_BLOCK.matcher(ourName);
        if (!inBlock.matches() || !IN_BLOCK_BACK.containsKey(inBlock.group(2))) {
            throw new IllegalArgumentException("GPT-2 has no tensor for " + ourName);
        }
        return PREFIX + "h." + inBlock.group(1) + "." + IN_BLOCK_BACK.get(inBlock.group(2)) + "." + inBlock.group(3);
    }

    /**
     * {@return whether GPT-2 keeps this tensor of ours with its two dimensions exchanged: (in, out)}
     *
     * @param ourName for example {@code blocks.0.ffn.expand.weight}
     */
    public static boolean transposed(String ourName) {
        return ourName.endsWith(".weight") && (ourName.contains(".attention.") || ourName.contains(".ffn."));
    }

    private static Map<String, String> reversed(Map<String, String> names) {
        Map<String, String> back = new LinkedHashMap<>();
        names.forEach((theirs, ours) -> back.put(ours, theirs));
        return back;
    }
}
