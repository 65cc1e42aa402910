package dev.aifromzero.level3.steps;

import ai.djl.ndarray.NDArray;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.level3.model.ParameterCounts;
import dev.aifromzero.level3.model.Transformer;
import java.util.Map;

/** Shows all numbers of a model by name; the blocks after the first, which are like it, in one line. */
final class ParameterTable {
    private static final String FIRST_BLOCK = "blocks.0.";

    private ParameterTable() {}

    static void show(Console console, Transformer model) {
        int blocks = model.config().numBlocks();
        console.section("Step 4.1: a whole transformer");
        console.say(
                "Embedding, %d blocks, a last norm, and an output layer that gives each of the %d characters a score. The"
                        + " output layer uses the embedding's own numbers (tied weights), so it adds none. All that can be"
                        + " learned:",
                blocks, model.config().vocabSize());
        console.blank();
        Table table = new Table("Name", "Shape", "Parameters");
        for (Map.Entry<String, NDArray> parameter : model.parameters().all().entrySet()) {
            String name = parameter.getKey();
            if (name.startsWith("blocks.") && !name.startsWith(FIRST_BLOCK)) {
                continue;
            }
            if (name.equals("final_norm.weight") && blocks > 1) {
                table.row("blocks.1 to blocks." + (blocks - 1), "the same again", (blocks - 1) * block(model));
            }
            table.row(
                    name,
                    BlockTrace.text(parameter.getValue().getShape()),
                    parameter.getValue().size());
        }
        table.row("together", "", model.parameters().count());
        console.table(table);
        console.blank();
        console.say(
                "By formula: %,d. A shape of 192 × 64 means: 64 numbers go in, 192 come out.",
                ParameterCounts.of(model.config()).total());
    }

    private static long block(Transformer model) {
        return model.parameters().all().entrySet().stream()
                .filter(parameter -> parameter.getKey().startsWith(FIRST_BLOCK))
                .mapToLong(parameter -> parameter.getValue().size())
                .sum();
    }
}
