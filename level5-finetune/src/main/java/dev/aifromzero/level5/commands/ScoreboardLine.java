package dev.aifromzero.level5.commands;

import dev.aifromzero.kit.scoreboard.Score;
import dev.aifromzero.level1.text.BpeTokenizer;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level4.data.Documents;
import dev.aifromzero.level4.evaluate.Evaluation;
import dev.aifromzero.level4.evaluate.HeldOutPage;
import dev.aifromzero.level5.lora.LoraAdapter;
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
        HeldOutPage page = HeldOutPage.read();
        Optional<LoraAdapter> learned =
                adapter.isPresent() ? Optional.of(opened.adapter(adapter.get())) : Optional.empty();
        Transformer model = learned.map(each -> each.on(opened.base())).orElse(opened.base());
        BpeTokenizer tokenizer = opened.model().tokenizer();
        Evaluation result = page.evaluate(model, tokenizer, Documents.of(tokenizer)); // the page is several stories
        return new Score(
                        adapter.isPresent() ? name(adapter.get()) : choice.baseName(),
                        LEVEL,
                        result.natsPerCharacter(),
                        page.text().codePointCount(0, page.text().length()),
                        opened.model().weights().count()
                                + learned.map(each -> each.parameters().count()).orElse(0L),
                        adapter.isPresent() ? "fine-tuned" : "pretrained, before fine-tuning")
                .withSchoolPercent(100 * rightPart);
    }

    /** What finetune makes is always in a folder of the same name, which says little. */
    private static String name(Path adapter) {
        String name = Adapters.name(adapter);
        return name.equals(ModelChoice.OWN_ADAPTER) ? OWN : name;
    }
}
