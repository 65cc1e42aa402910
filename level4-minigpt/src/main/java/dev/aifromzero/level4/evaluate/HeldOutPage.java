package dev.aifromzero.level4.evaluate;

import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.kit.scoreboard.Score;
import dev.aifromzero.kit.scoreboard.Scoreboard;
import dev.aifromzero.level1.text.Corpus;
import dev.aifromzero.level1.text.Tokenizer;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level4.data.Dataset;
import dev.aifromzero.level4.data.Documents;
import java.io.IOException;

/**
 * The page that every model of the road is judged on, and none is trained on.
 *
 * @param text all of it
 */
public record HeldOutPage(String text) {
    private static final int LEVEL = 4;

    /**
     * {@return the page in the data folder}
     *
     * @throws IOException if it cannot be read
     */
    public static HeldOutPage read() throws IOException {
        return new HeldOutPage(Corpus.read(ProjectPaths.data(Scoreboard.HELD_OUT_FILE)));
    }

    /**
     * {@return how many characters of the page a tokenizer cannot express; they are left out}
     *
     * @param tokenizer the model's
     */
    public int leftOut(Tokenizer tokenizer) {
        return text.length() - Dataset.keepKnown(tokenizer, text).length();
    }

    /**
     * {@return how surprised a model is by the page; every token but the first is predicted once, with at least half a
     * context to look back on}
     *
     * @param model used without dropout
     * @param tokenizer the model's
     * @param documents where a text ends for this model
     */
    public Evaluation evaluate(Transformer model, Tokenizer tokenizer, Documents documents) {
        int[] ids = documents.encode(tokenizer, Dataset.keepKnown(tokenizer, text));
        return Evaluator.score(model, tokenizer, ids, Math.max(1, model.config().contextLength() / 2));
    }

    /**
     * {@return the scoreboard's line}
     *
     * @param name what the scoreboard calls the model
     * @param model what was evaluated
     * @param evaluation what {@link #evaluate} gave
     */
    public Score score(String name, Transformer model, Evaluation evaluation) {
        var config = model.config();
        return new Score(
                name,
                LEVEL,
                evaluation.natsPerCharacter(),
                text.codePointCount(0, text.length()) - 1L,
                model.parameters().count(),
                config.numBlocks() + " blocks, " + config.embeddingDim() + " wide, context " + config.contextLength());
    }
}
