package dev.aifromzero.level5.gpt2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.kit.scoreboard.Scoreboard;
import dev.aifromzero.level1.text.Corpus;
import dev.aifromzero.level3.model.ParameterCounts;
import dev.aifromzero.level3.tensor.TensorEngine;
import dev.aifromzero.level4.data.Documents;
import dev.aifromzero.level4.evaluate.Evaluator;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The small base that comes with the project is what its README says. */
class EmbeddedBaseTest {
    @Test
    void itReachesTheScoreThatItsReadmeStates() throws IOException {
        try (NDManager root = TensorEngine.newRoot()) {
            Gpt2Model base = Gpt2Model.load(ProjectPaths.data("tiny-gpt2"), root);
            String page = Corpus.read(ProjectPaths.data(Scoreboard.HELD_OUT_FILE));
            assertEquals(page, base.tokenizer().decode(base.tokenizer().encode(page)));
            int[] ids = Documents.of(base.tokenizer()).encode(base.tokenizer(), page);
            int stride = base.transformer().config().contextLength() / 2;
            double nats = Evaluator.score(base.transformer(), base.tokenizer(), ids, stride)
                    .natsPerCharacter();
            String readme = Files.readString(ProjectPaths.data("tiny-gpt2").resolve("README.md"));
            String stated = String.format(Locale.ROOT, "%.3f nats a character", nats);
            assertTrue(readme.contains(stated), "the README should say: " + stated);
            long parameters = ParameterCounts.of(base.transformer().config()).total();
            assertTrue(readme.contains(String.format(Locale.ROOT, "%,d parameters", parameters)), "parameters");
        }
    }
}
