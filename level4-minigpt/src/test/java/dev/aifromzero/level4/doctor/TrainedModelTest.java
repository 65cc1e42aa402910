package dev.aifromzero.level4.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.doctor.Disk;
import dev.aifromzero.kit.doctor.Finding;
import dev.aifromzero.kit.doctor.Status;
import dev.aifromzero.kit.doctor.ThisMachine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainedModelTest {
    private static final Disk DISK = ThisMachine.facts(
                    Console.on(new PrintStream(new ByteArrayOutputStream()), 80, false, false))
            .disk();

    @Test
    void aTrainedModelIsFoundWithItsSize(@TempDir Path folder) throws IOException {
        Files.write(folder.resolve("config.json"), new byte[400]);
        Finding without = TrainedModel.in(folder, DISK).findings().get(0);
        assertEquals(Status.NOTE, without.status());
        assertTrue(without.found().startsWith("not trained yet"), without.toString());
        Files.write(folder.resolve("model.safetensors"), new byte[1100]);
        Finding with = TrainedModel.in(folder, DISK).findings().get(0);
        assertEquals(Status.OK, with.status());
        assertTrue(with.found().endsWith(", 1.5 KB"), with.toString());
    }
}
