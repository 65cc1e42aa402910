package dev.aifromzero.level3.steps;

import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.model.ParameterCounts;
import java.util.Locale;

/** How many numbers the parts of a model have: here, and in models that others have trained. */
final class BlockCounts {
    private static final int BAR = 24;
    private static final int GPT2_VOCABULARY = 50_257;
    private static final int GPT2_CONTEXT = 1024;
    private static final int GPT3_CONTEXT = 2048;

    private BlockCounts() {}

    /** Shows the parts of one block. */
    static void show(Console console, TransformerConfig config) {
        ParameterCounts counts = ParameterCounts.of(config);
        console.section("Step 3.4: how many numbers does a block learn?");
        console.say(
                "With C = %d numbers per token, and F = %d inside the feed-forward network:",
                config.embeddingDim(), config.ffnDim());
        console.blank();
        Table table = new Table("Part", "Formula", "Parameters", "Share of the block");
        row(console, table, "attention", "4 C²", counts.attention(), counts);
        row(console, table, "feed-forward", "2 C F + F + C", counts.ffn(), counts);
        row(console, table, "two norms", "4 C", counts.norms(), counts);
        row(console, table, "one block", "", counts.block(), counts);
        console.table(table);
        console.blank();
        console.say("Two thirds of a block think, one third talks. The number of heads does not matter: they share the"
                + " same matrices.");
    }

    private static void row(
            Console console, Table table, String part, String formula, long count, ParameterCounts all) {
        table.row(part, formula, count, console.bar(count / (double) all.block(), BAR));
    }

    /** Shows the mini-transformer beside the families of GPT-2 and GPT-3. */
    static void showKnownModels(Console console, TransformerConfig mini) {
        console.section("Step 3.6: the same blocks, larger");
        console.say("GPT-2 and GPT-3 are built from these parts, only wider, deeper and with more tokens. All"
                + " counted by the same formula (sizes: Radford et al. 2019; Sanh et al. 2019; Brown et al. 2020), and how"
                + " much memory the numbers take at 4 bytes each:");
        console.blank();
        Table table = new Table("Model", "V", "T", "C", "heads", "blocks", "Parameters", "memory");
        known(table, "this level's", mini);
        known(table, "DistilGPT-2", gpt2(768, 12, 6));
        known(table, "GPT-2 small", gpt2(768, 12, 12));
        known(table, "GPT-2 medium", gpt2(1024, 16, 24));
        known(table, "GPT-2 large", gpt2(1280, 20, 36));
        known(table, "GPT-2 XL", gpt2(1600, 25, 48));
        known(table, "GPT-3 6.7B", gpt3(4096, 32, 32));
        known(table, "GPT-3 175B", gpt3(12_288, 96, 96));
        console.table(table);
        console.blank();
        console.say("V tokens in the vocabulary, T at once, C numbers per token.");
    }

    private static TransformerConfig gpt2(int width, int heads, int blocks) {
        return TransformerConfig.of(GPT2_VOCABULARY, GPT2_CONTEXT, width, heads, blocks);
    }

    private static TransformerConfig gpt3(int width, int heads, int blocks) {
        return TransformerConfig.of(GPT2_VOCABULARY, GPT3_CONTEXT, width, heads, blocks);
    }

    private static void known(Table table, String name, TransformerConfig config) {
        long parameters = ParameterCounts.of(config).total();
        table.row(
                name,
                config.vocabSize(),
                config.contextLength(),
                config.embeddingDim(),
                config.numHeads(),
                config.numBlocks(),
                parameters,
                memory(parameters));
    }

    private static String memory(long parameters) {
        double megabytes = parameters * (double) Float.BYTES / 1e6;
        return megabytes < 1000
                ? String.format(Locale.ROOT, "%.1f MB", megabytes)
                : String.format(Locale.ROOT, "%.1f GB", megabytes / 1000);
    }
}
