package dev.aifromzero.level3.steps;

import dev.aifromzero.level1.console.Console;
import dev.aifromzero.level1.console.Table;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.model.ParameterCounts;

/** How many numbers the parts of a model have: here, and in models that others have trained. */
final class BlockCounts {
    private static final int BAR = 24;
    private static final int GPT2_VOCABULARY = 50_257;
    private static final int GPT2_CONTEXT = 1024;

    private BlockCounts() {}

    /** Shows the parts of one block. */
    static void show(Console console, TransformerConfig config) {
        ParameterCounts counts = ParameterCounts.of(config);
        console.section("Step 3.4: how many numbers does a block learn?");
        console.say(
                "With C = %d numbers a token, and F = %d inside the feed-forward network:",
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

    private static void row(Console console, Table table, String part, String formula, long count, ParameterCounts all) {
        table.row(part, formula, count, console.bar(count / (double) all.block(), BAR));
    }

    /** Shows the mini-transformer beside GPT-2's family. */
    static void showKnownModels(Console console, TransformerConfig mini) {
        console.section("Step 3.6: the same blocks, larger");
        console.say("GPT-2 is built from exactly these parts, only wider, deeper and with more tokens. All counted by the"
                + " same formula (sizes: Radford et al. 2019; Sanh et al. 2019):");
        console.blank();
        Table table = new Table("Model", "V", "T", "C", "heads", "blocks", "Parameters");
        known(table, "this level's", mini);
        known(table, "DistilGPT-2", gpt2(768, 12, 6));
        known(table, "GPT-2 small", gpt2(768, 12, 12));
        known(table, "GPT-2 medium", gpt2(1024, 16, 24));
        known(table, "GPT-2 large", gpt2(1280, 20, 36));
        known(table, "GPT-2 XL", gpt2(1600, 25, 48));
        console.table(table);
        console.blank();
        console.say("V tokens in the vocabulary, T at once, C numbers a token.");
    }

    private static TransformerConfig gpt2(int width, int heads, int blocks) {
        return TransformerConfig.of(GPT2_VOCABULARY, GPT2_CONTEXT, width, heads, blocks);
    }

    private static void known(Table table, String name, TransformerConfig config) {
        table.row(
                name,
                config.vocabSize(),
                config.contextLength(),
                config.embeddingDim(),
                config.numHeads(),
                config.numBlocks(),
                ParameterCounts.of(config).total());
    }
}
