package dev.aifromzero.level5.commands;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.kit.error.Printable;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level3.pass.Pass;
import dev.aifromzero.level3.tensor.Scope;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The scores of every possible next token at each position: what other programs compare themselves with.
 *
 * <p>Lesson: docs/level5.md, "Merging, and other programs".
 */
@Command(
        name = "logits",
        mixinStandardHelpOptions = true,
        description = "The scores of every possible next token after each of some token ids")
public final class LogitsCommand extends Level5Step {
    private static final int LIKELIEST = 5;

    @Option(names = "--ids", required = true, paramLabel = "\"N N …\"", description = "token ids, with blanks between")
    private String ids = "";

    @Option(names = "--json", description = "all scores as JSON on standard output")
    private boolean json;

    @Override
    public void run(Lesson lesson) throws Exception {
        try (OpenedModel opened = choice().openQuietly()) {
            long[] input = fromOptions(() -> parse(ids, opened.base().config().vocabSize()));
            opened.checkFits(input.length);
            float[] logits = logits(opened.with(choice().namedAdapter()), input, opened);
            if (json) {
                write(Console.standardOutput(), logits, input.length);
            } else {
                show(lesson.console(), logits, input, opened);
            }
        }
    }

    /**
     * {@return the token ids in a list}
     *
     * @param text ids separated by spaces
     * @param vocabSize how many tokens the model knows
     */
    public static long[] parse(String text, int vocabSize) {
        String[] words = text.strip().split("[\\s,]+");
        long[] ids = new long[words.length];
        for (int i = 0; i < words.length; i++) {
            if (!words[i].matches("\\d{1,9}") || Integer.parseInt(words[i]) >= vocabSize) {
                throw new UserError(
                        "'" + words[i] + "' is not a token id of this model: they go from 0 to " + (vocabSize - 1),
                        "For example --ids \"1 2 3\"");
            }
            ids[i] = Integer.parseInt(words[i]);
        }
        return ids;
    }

    private static float[] logits(Transformer model, long[] ids, OpenedModel opened) {
        try (Scope scope = new Scope(opened.root())) {
            NDArray input = scope.manager().create(ids, new Shape(1, ids.length)); // (1, T)
            return model.forward(input, Pass.inference()).toFloatArray(); // (1, T) -> (1, T, V)
        }
    }

    private static void write(PrintStream out, float[] logits, int rows) throws IOException {
        int columns = logits.length / rows;
        try (JsonGenerator generator = new JsonFactory().createGenerator(out)) {
            generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            generator.writeStartObject();
            generator.writeArrayFieldStart("logits");
            for (int row = 0; row < rows; row++) {
                generator.writeStartArray();
                for (int column = 0; column < columns; column++) {
                    generator.writeNumber(logits[row * columns + column]);
                }
                generator.writeEndArray();
            }
            generator.writeEndArray();
            generator.writeEndObject();
        }
        out.println();
    }

    private static void show(Console console, float[] logits, long[] ids, OpenedModel opened) {
        int columns = logits.length / ids.length;
        Table table = new Table("After", "Likeliest next tokens");
        for (int row = 0; row < ids.length; row++) {
            int start = row * columns;
            List<String> best = IntStream.range(0, columns)
                    .boxed()
                    .sorted(Comparator.comparingDouble(id -> -logits[start + id]))
                    .limit(LIKELIEST)
                    .map(id -> name(id, opened))
                    .toList();
            table.row(name(Math.toIntExact(ids[row]), opened), String.join(" ", best));
        }
        console.table(table);
    }

    private static String name(int id, OpenedModel opened) {
        boolean known = id < opened.model().tokenizer().vocabSize();
        return "["
                + (known
                        ? Console.visible(
                                Printable.of(opened.model().tokenizer().token(id)))
                        : "#" + id) + "]";
    }
}
