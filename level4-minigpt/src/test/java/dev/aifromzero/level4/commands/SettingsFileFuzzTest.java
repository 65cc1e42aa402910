package dev.aifromzero.level4.commands;

import dev.aifromzero.fuzz.Fuzz;
import dev.aifromzero.fuzz.Mutator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files of settings: each is understood, or refused in a sentence. */
class SettingsFileFuzzTest {
    private static final Mutator MUTATOR = new Mutator(List.of(
            "\"steps\":",
            "\"preset\":",
            "\"seed\":",
            "steps = ",
            "seed = ",
            "\"training\":",
            "\\u12",
            "=",
            "@x",
            "--help",
            "${sys:x}"));

    @TempDir
    Path folder;

    @Test
    void everyDamagedFileIsUnderstoodOrRefusedInASentence() {
        Path json = folder.resolve("s.json");
        Path properties = folder.resolve("s.properties");
        Fuzz.cases(250, random -> {
            boolean asJson = random.nextBoolean();
            String good = asJson
                    ? "{\"preset\": \"tiny\", \"steps\": 500, \"seed\": 7, \"batch-size\": 4}"
                    : "preset = tiny\nsteps = 500\nseed = 7\nbatch-size = 4\n";
            Path file = Files.write(asJson ? json : properties, MUTATOR.damaged(good, random));
            Fuzz.readOrRefused(() -> {
                SettingsFile settings = SettingsFile.read(file);
                settings.preset();
                settings.seed();
                settings.options();
            });
        });
    }
}
