package dev.aifromzero.level3.steps;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.cli.Step;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.level3.block.TransformerBlock;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.embedding.TokenEmbedding;
import dev.aifromzero.level3.layer.Linear;
import dev.aifromzero.level3.layer.Norm;
import dev.aifromzero.level3.layer.Projection;
import dev.aifromzero.level3.model.Initializer;
import dev.aifromzero.level3.model.ParameterCounts;
import dev.aifromzero.level3.pass.Pass;
import dev.aifromzero.level3.tensor.ParameterStore;
import dev.aifromzero.level3.tensor.Scope;
import dev.aifromzero.level3.tensor.TensorEngine;
import dev.aifromzero.level3.tensor.Tensors;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * From one attention head to a block, and from one block to a stack of them.
 *
 * <p>Lesson: docs/level3.md, "Step 3: the block".
 */
@Command(
        name = "block",
        mixinStandardHelpOptions = true,
        description = "Step 3: heads, feed-forward, norm and residual make a block; blocks make a stack.")
public final class Step3Block extends Step {
    private static final int LETTERS = 6;
    private static final int MOST_BLOCKS = 6;

    @Option(names = "--data", paramLabel = "FILE", description = "text to take a word from (default: data/india.txt)")
    private Path data;

    @Override
    public void run(Lesson lesson) throws Exception {
        Console console = lesson.console();
        LessonText text = LessonText.read(data, LETTERS);
        int[] ids = text.tokenizer().encode(text.wordOfLength(LETTERS));
        console.section("Step 3: the block");
        console.say("A block is attention and a small network, each with a norm before it and its input added after it."
                + " A transformer is a stack of such blocks.");
        TransformerConfig config = MiniTransformer.config(text.tokenizer().vocabSize());
        try (NDManager root = TensorEngine.newRoot();
                Scope scope = new Scope(root)) {
            TransformerConfig tall = MiniTransformer.withBlocks(config, MOST_BLOCKS);
            ParameterStore store = Initializer.create(tall, root, lesson.seed());
            NDArray batch = LessonText.array(scope.manager(), ids, 1, ids.length); // (1, T)
            NDArray x = new TokenEmbedding(store.get("token_embedding.weight"))
                    .forward(batch) // (1, T) -> (1, T, C)
                    .add(store.get("position_embedding.weight").get("0:" + ids.length)); // (1, T, C) + (T, C)
            shapes(console, text, config, store, x);
            feedForward(console, scope.manager());
            norm(console, config, store, x);
            BlockCounts.show(console, config);
            stack(console, config, store, x);
        }
        BlockCounts.showKnownModels(console, config);
        console.blank();
        console.say(
                "Think about it: attention's numbers grow with the square of the width C. With which of T and C does"
                        + " the work for the scores grow, and what happens to it when a text gets twice as long?");
    }

    private static void shapes(
            Console console, LessonText text, TransformerConfig config, ParameterStore store, NDArray x) {
        console.section("Step 3.1: one block, stage by stage");
        console.say(
                "One attention can look at one kind of thing. So a block has several side by side: %d heads, each with a"
                        + " slice of %d of the %d numbers (multi-head attention). Here is one real pass of the word \"%s\""
                        + " through one block. Shapes are (texts, tokens, numbers per token), or (texts, heads, …):",
                config.numHeads(), config.headDim(), config.embeddingDim(), text.wordOfLength(LETTERS));
        console.blank();
        BlockTrace trace = new BlockTrace();
        NDArray out = trace.run(config, store, x);
        Table table = new Table("Stage", "Shape", "What happens");
        table.row("x", BlockTrace.text(x.getShape()), "the stream: one vector per token");
        trace.stages().forEach(stage -> table.row(stage.name(), stage.shape(), stage.meaning()));
        table.row("result", BlockTrace.text(out.getShape()), "as it came in: blocks can be stacked");
        console.table(table);
        console.blank();
        console.say("What the last letter looks at, head by head (one row of each head's attention weights):");
        console.blank();
        List<String> heads = new ArrayList<>();
        for (int h = 0; h < config.numHeads(); h++) {
            heads.add("head " + h);
        }
        List<String> letters = text.shown(text.tokenizer().encode(text.wordOfLength(LETTERS)));
        Matrices.show(console, heads, letters, trace.lastRows());
        console.blank();
        console.say("Untrained heads look at everything nearly equally. Training will make them differ.");
    }

    private static void feedForward(Console console, NDManager manager) {
        console.section("Step 3.2: the feed-forward network");
        console.say(
                "After the tokens have talked, each thinks alone: a layer that makes its vector four times as wide, a"
                        + " bend, and a layer that makes it narrow again. Without the bend the two layers would be one. Level 2"
                        + " bent with the sigmoid; transformers use ReLU or GELU, a ReLU with a rounded corner:");
        console.blank();
        NDArray inputs = manager.create(new float[] {-3, -2, -1, -0.5f, 0, 0.5f, 1, 2, 3});
        List<String> columns = List.of("-3", "-2", "-1", "-0.5", "0", "0.5", "1", "2", "3");
        NDArray bends = ai.djl.nn.Activation.relu(inputs).stack(Tensors.geluTanh(inputs)); // (9) twice -> (2, 9)
        Matrices.show(console, List.of("ReLU", "GELU"), columns, bends);
    }

    private static void norm(Console console, TransformerConfig config, ParameterStore store, NDArray x) {
        console.section("Step 3.3: norm first, and add what was there");
        console.say("Before each of the two parts the vector is normalized: mean 0 and spread 1, whatever size it has"
                + " (pre-norm). So a part sees numbers of the same size at any depth. The first token, and the same made"
                + " 100 times larger:");
        console.blank();
        Norm norm = Norm.of(config, store, "blocks.0.norm1");
        Table table = new Table("Vector", "mean", "spread", "first three numbers");
        for (double size : new double[] {1, 100}) {
            NDArray sized = Tensors.scale(x, size);
            row(table, String.format(Locale.ROOT, "%.0f · x", size), sized);
            row(table, String.format(Locale.ROOT, "norm(%.0f · x)", size), norm.forward(sized));
        }
        console.table(table);
        console.blank();
        console.say(
                "(The small vector's spread is a little less than 1: for safety against a division by 0, a tiny number,"
                        + " 0.00001, is added to its squared spread.)");
        console.blank();
        console.say("And what a part computes is added to the stream, it does not replace it (residual connection):");
        console.blank();
        console.line("    x = x + attention(norm(x))");
        console.line("    x = x + feedForward(norm(x))");
    }

    private static void row(Table table, String name, NDArray x) {
        NDArray token = x.get(0, 0); // (1, T, C) -> (C)
        double mean = token.mean().getFloat();
        double spread = token.sub(token.mean()).norm().getFloat() / Math.sqrt(token.size());
        float[] values = token.toFloatArray();
        table.row(
                name,
                Math.abs(mean) < 5e-5 ? 0.0 : mean,
                spread,
                String.format(Locale.ROOT, "%7.3f %7.3f %7.3f", values[0], values[1], values[2]));
    }

    private static void stack(Console console, TransformerConfig config, ParameterStore store, NDArray x) {
        console.section("Step 3.5: stacking blocks");
        console.say(
                "What comes out of a block can go into the next. The same word through 1 to 6 untrained blocks: how"
                        + " long its vectors are (root of the mean square, compared with the input), and how much of the input's"
                        + " direction is left (cosine: 1 all, 0 nothing), with the residual connections and with them cut off:");
        console.blank();
        Projection.Factory linear = (name, in, out, bias) -> Linear.of(store, name, in, out, bias);
        Table table = new Table("Blocks", "Parameters", "length", "cosine", "length, cut", "cosine, cut");
        ParameterCounts counts = ParameterCounts.of(config);
        table.row(0, counts.total() - counts.numBlocks() * counts.block(), 1.0, 1.0, 1.0, 1.0);
        Pass pass = Pass.inference();
        TransformerConfig tall = MiniTransformer.withBlocks(config, MOST_BLOCKS);
        NDArray stream = x;
        NDArray cut = x;
        for (int i = 0; i < MOST_BLOCKS; i++) {
            TransformerBlock block = new TransformerBlock(tall, store, linear, null, i);
            stream = block.forward(stream, pass); // (1, T, C) -> (1, T, C)
            cut = block.forward(cut, pass).sub(cut);
            table.row(
                    i + 1,
                    ParameterCounts.of(MiniTransformer.withBlocks(config, i + 1))
                            .total(),
                    length(stream) / length(x),
                    cosine(stream, x),
                    length(cut) / length(x),
                    cosine(cut, x));
        }
        console.table(table);
        console.blank();
        console.say(
                "With the residual connections the word stays recognizable while each block adds its part. Without them"
                        + " one block is enough to lose it. In training the gradient takes the same road backwards: the plus signs"
                        + " let it reach the first block undamaged (He et al. 2015).");
    }

    private static double length(NDArray x) {
        return x.norm().getFloat();
    }

    private static double cosine(NDArray a, NDArray b) {
        return a.mul(b).sum().getFloat() / (length(a) * length(b));
    }
}
