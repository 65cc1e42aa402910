package dev.aifromzero.level3.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransformerConfigTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TransformerConfig GOOD = TransformerConfig.of(65, 16, 12, 4, 2);

    /** The good configuration with some of its components changed, as a file would bring it. */
    private static TransformerConfig with(String changes) throws Exception {
        TypeReference<Map<String, Object>> map = new TypeReference<>() {};
        Map<String, Object> components = JSON.convertValue(GOOD, map);
        components.putAll(JSON.readValue(changes.replace('\'', '"'), map));
        return JSON.convertValue(components, TransformerConfig.class);
    }

    @Test
    void theSmallestSizesAreAllowed() throws Exception {
        assertEquals(GOOD, with("{}"));
        TransformerConfig one = with("{'vocabSize':1,'contextLength':1,'embeddingDim':1,'numHeads':1,"
                + "'numKeyValueHeads':1,'numBlocks':1,'ffnDim':1,'dropout':0}");
        assertEquals(1, one.headDim());
        assertEquals(0.999, with("{'dropout':0.999}").dropout());
        assertEquals(
                Positions.ROTARY,
                with("{'positions':'ROTARY','numHeads':6,'numKeyValueHeads':3}").positions());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'vocabSize':0}                           | vocabSize must be positive",
                "{'contextLength':0}                       | contextLength must be positive",
                "{'embeddingDim':0}                        | embeddingDim and numHeads must be positive",
                "{'numHeads':0}                            | embeddingDim and numHeads must be positive",
                "{'numHeads':5}                            | numHeads must divide embeddingDim: 12 / 5",
                "{'numKeyValueHeads':0}                    | numKeyValueHeads must divide numHeads: 4 / 0",
                "{'numKeyValueHeads':3}                    | numKeyValueHeads must divide numHeads: 4 / 3",
                "{'numBlocks':0}                           | numBlocks and ffnDim must be positive",
                "{'ffnDim':0}                              | numBlocks and ffnDim must be positive",
                "{'dropout':-0.1}                          | dropout must be at least 0 and below 1, not -0.1",
                "{'dropout':1}                             | dropout must be at least 0 and below 1, not 1.0",
                "{'positions':null}                        | positions, norm and activation must be named",
                "{'norm':null}                             | positions, norm and activation must be named",
                "{'activation':null}                       | positions, norm and activation must be named",
                "{'positions':'ROTARY'}                    | rotary positions need an even headDim, not 3",
            })
    void whatDoesNotFitTogetherIsRefusedByName(String changes, String problem) {
        IllegalArgumentException error = assertThrows(IllegalArgumentException.class, () -> with(changes));
        assertTrue(error.getMessage().contains(problem), error.getMessage());
    }
}
