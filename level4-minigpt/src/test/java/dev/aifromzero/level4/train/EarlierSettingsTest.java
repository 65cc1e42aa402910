package dev.aifromzero.level4.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level1.text.CharTokenizer;
import dev.aifromzero.level4.checkpoint.ModelFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model's folder that was written before some settings could be chosen. */
class EarlierSettingsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private void saveWithout(String... fields) throws IOException {
        TrainingConfig config = Preset.CHARACTERS.config(1);
        ModelFolder.saveSettings(folder, config.model(2), CharTokenizer.fromText("ab"), Map.of("training", config));
        Path file = folder.resolve("config.json");
        ObjectNode settings = (ObjectNode) JSON.readTree(Files.readString(file));
        for (String field : fields) {
            settings.findParent(field).remove(field);
        }
        Files.writeString(file, settings.toString());
    }

    @Test
    void settingsThatAreMissingMeanWhatTheTrainingDidThen() throws IOException {
        saveWithout("windowOrder", "optimizerKind", "ema", "decay");
        assertEquals(Preset.CHARACTERS.config(1), TrainingSetup.config(folder));
    }

    @Test
    void othersMayNotBeMissing() throws IOException {
        saveWithout("patience");
        assertThrows(UserError.class, () -> TrainingSetup.config(folder));
    }
}
