package dev.aifromzero.level5.commands;

import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.kit.scoreboard.Score;
import dev.aifromzero.kit.scoreboard.Scoreboard;
import dev.aifromzero.level1.text.BpeTokenizer;
import dev.aifromzero.level1.text.Corpus;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level4.data.Documents;
import dev.aifromzero.level4.evaluate.Evaluation;
import dev.aifromzero.level4.evaluate.Evaluator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A line of the scoreboard: the base alone or with an adapter, on the held-out page and on school questions. */
public final class ScoreboardLine {
    private static final int LEVEL = 5;
    private static final String OWN = "my adapter";

    private ScoreboardLine() {}

    /**
     * {@return the line, the page evaluated}
     *
     * @param opened the base
     * @param choice names the base
     * @param adapter the adapter's folder, or empty for the base alone
     * @param rightPart which part of the school questions was answered right, 0 to 1
     * @throws IOException if the page or the adapter cannot be read
     */
    public static Score of(OpenedModel opened, ModelChoice choice, Optional<Path> adapter, double rightPart)
            throws IOException {
        String text = Corpus.read(ProjectPaths.data(Scoreboard.HELD_OUT_FILE));
        Transformer model = opened.with(adapter);
        BpeTokenizer tokenizer = opened.model().tokenizer();
        int[] ids = Documents.of(tokenizer).encode(tokenizer, text); // the page is several stories
        Evaluation result = Evaluator.score(
                model, tokenizer, ids, Math.max(1, model.config().contextLength() / 2));
        long learned =
                adapter.isPresent() ? opened.adapter(adapter.get()).parameters().count() : 0;
        return new Score(
                        adapter.isPresent() ? name(adapter.get()) : choice.baseName(),
                        LEVEL,
                        result.natsPerCharacter(),
                        text.codePointCount(0, text.length()),
                        opened.model().weights().count() + learned,
                        adapter.isPresent() ? "fine-tuned" : "pretrained, before fine-tuning")
                .withSchoolPercent(100 * rightPart);
    }

    /** What finetune makes is always in a folder of the same name, which says little. */
    private static String name(Path adapter) {
        String name = Adapters.name(adapter);
        return name.equals(ModelChoice.OWN_ADAPTER) ? OWN : name;
    }
}
