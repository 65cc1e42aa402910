package dev.aifromzero.level5.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.doctor.Disk;
import dev.aifromzero.kit.doctor.Finding;
import dev.aifromzero.kit.doctor.Status;
import dev.aifromzero.kit.doctor.ThisMachine;
import dev.aifromzero.kit.scoreboard.Scoreboard;
import dev.aifromzero.level5.commands.ModelChoice;
import dev.aifromzero.level5.download.ModelCache;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelChecksTest {
    private static final Console CONSOLE = Console.on(new PrintStream(new ByteArrayOutputStream()), 80, false, false);
    private static final Disk DISK = ThisMachine.facts(CONSOLE).disk();

    @TempDir
    Path folder;

    private List<Finding> findings(Path base, Path adapter) {
        ModelChoice choice = new ModelChoice(base, adapter, "cpu", new ModelCache(folder.resolve("cache")));
        Lesson lesson = new Lesson(CONSOLE, 42, false, folder.resolve("out"), new Scoreboard(folder.resolve("s.json")));
        List<Finding> findings = ModelChecks.of(choice, lesson, DISK).stream()
                .map(check -> check.findings().get(0))
                .toList();
        assertEquals(3, findings.size());
        return findings;
    }

    private static void assertFinding(Finding finding, Status status, String found) {
        assertEquals(status, finding.status(), finding.toString());
        assertTrue(finding.found().contains(found), finding.toString());
    }

    private Path model(Path place) throws IOException {
        Files.createDirectories(place);
        for (String name : ModelCache.NEEDED) {
            Files.write(place.resolve(name), new byte[1000]);
        }
        return place;
    }

    @Test
    void withoutADownloadTheTinyModelIsUsedAndNoNetwork() {
        List<Finding> findings = findings(null, null);
        assertFinding(findings.get(0), Status.OK, "tiny GPT-2 in ");
        assertFinding(findings.get(1), Status.NOTE, "none yet");
        assertFinding(findings.get(2), Status.OK, "not needed");
    }

    @Test
    void aDownloadedModelIsUsed() throws IOException {
        model(folder.resolve("cache").resolve("models").resolve("distilgpt2"));
        Finding base = findings(null, null).get(0);
        assertFinding(base, Status.OK, "DistilGPT-2 in ");
        assertTrue(base.found().endsWith(", 4.0 KB"), base.toString());
    }

    @Test
    void aBaseThatIsNotCompleteIsAProblem() throws IOException {
        Path base = model(folder.resolve("half"));
        Files.delete(base.resolve("merges.txt"));
        List<Finding> findings = findings(base, null);
        assertFinding(findings.get(0), Status.PROBLEM, "no complete GPT-2 in ");
        assertFinding(findings.get(2), Status.NOTE, "not asked");
    }

    @Test
    void anAdapterThatWasNamedMustBeThere() throws IOException {
        Path adapter = Files.createDirectory(folder.resolve("adapter"));
        assertFinding(findings(null, adapter).get(1), Status.PROBLEM, "none in ");
        Files.write(adapter.resolve("adapter_config.json"), new byte[500]);
        Files.write(adapter.resolve("adapter_model.safetensors"), new byte[1500]);
        assertFinding(findings(null, adapter).get(1), Status.OK, ", 2.0 KB");
    }
}
