package dev.aifromzero.level4.train;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingConfigTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TrainingConfig GOOD = Preset.CHARACTERS.config(1);

    /** The lesson's settings with some of them changed, each in the part that has it, as a file would bring them. */
    private static TrainingConfig with(String changes) throws Exception {
        ObjectNode settings = JSON.valueToTree(GOOD);
        for (Map.Entry<String, JsonNode> change :
                JSON.readTree(changes.replace('\'', '"')).properties()) {
            settings.findParent(change.getKey()).set(change.getKey(), change.getValue());
        }
        return JSON.convertValue(settings, TrainingConfig.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'warmupSteps':0,'minLearningRate':0,'patience':0,'maxGradientNorm':0,'dropout':0}",
                "{'learningRate':1,'minLearningRate':1}",
                "{'documents':'PARAGRAPHS','tokenizer':'BPE'}",
                "{'documents':'PARAGRAPHS','tokenizer':'GPT2'}",
            })
    void theBordersAreAllowed(String changes) {
        assertDoesNotThrow(() -> with(changes));
    }

    @Test
    void otherStepsKeepTheRecipe() {
        TrainingConfig fewer = Preset.STORY.config(1).withSteps(50, 5);
        assertEquals(50, fewer.loop().schedule().steps());
        assertEquals(5, fewer.loop().schedule().warmupSteps());
        assertEquals(10, fewer.loop().evaluationInterval());
        assertEquals(Preset.STORY.config(1).loop().optimizer(), fewer.loop().optimizer());
    }

    @Test
    void anUnchangedCopyIsEqual() throws Exception {
        assertEquals(GOOD, with("{}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'tokenizer':null}                             | must be named",
                "{'documents':null}                             | must be named",
                "{'positions':null}                             | must be named",
                "{'norm':null}                                  | must be named",
                "{'activation':null}                            | must be named",
                "{'precision':null}                             | must be named",
                "{'steps':0}                                    | steps",
                "{'batchSize':0}                                | batchSize",
                "{'accumulation':0}                             | accumulation",
                "{'contextLength':0}                            | contextLength",
                "{'numBlocks':0}                                | numBlocks",
                "{'evaluationInterval':0}                       | evaluationInterval",
                "{'patience':-1}                                | patience",
                "{'warmupSteps':-1}                             | warmupSteps must be from 0 to below steps",
                "{'steps':10,'warmupSteps':10}                  | warmupSteps must be from 0 to below steps",
                "{'learningRate':0}                             | learningRate must be above 0",
                "{'learningRate':1.1}                           | learningRate must be above 0",
                "{'minLearningRate':-0.1}                       | minLearningRate must be from 0",
                "{'learningRate':0.1,'minLearningRate':0.2}     | minLearningRate must be from 0",
                "{'dropout':-0.1}                               | dropout must be at least 0",
                "{'dropout':1}                                  | dropout must be at least 0",
                "{'windowOrder':null}                           | must be named",
                "{'decay':null}                                 | must be named",
                "{'optimizerKind':null}                         | must be named",
                "{'ema':-0.1}                                   | ema must be at least 0",
                "{'ema':1}                                      | ema must be at least 0",
                "{'maxGradientNorm':-1}                         | maxGradientNorm must not be negative",
                "{'documents':'PARAGRAPHS','tokenizer':'CHAR'}  | which has no end token",
                "{'numHeads':7}                                 | numHeads must divide embeddingDim",
            })
    void impossibleSettingsAreRefusedByName(String changes, String problem) {
        IllegalArgumentException error = assertThrows(IllegalArgumentException.class, () -> with(changes));
        assertTrue(error.getMessage().contains(problem), error.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "-0.1, 0.9, 1e-8, 0, beta1",
        "1, 0.9, 1e-8, 0, beta1",
        "0.9, -0.1, 1e-8, 0, beta2",
        "0.9, 1, 1e-8, 0, beta2",
        "0.9, 0.9, 0, 0, epsilon",
        "0.9, 0.9, 1e-8, -1, weightDecay"
    })
    void theOptimizersSettingsAreRefusedByName(double beta1, double beta2, double epsilon, double decay, String name) {
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> new AdamWConfig(beta1, beta2, epsilon, decay));
        assertTrue(error.getMessage().startsWith(name), error.getMessage());
    }
}
