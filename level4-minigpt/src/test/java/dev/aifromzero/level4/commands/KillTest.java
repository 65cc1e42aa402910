package dev.aifromzero.level4.commands;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training that is killed again and again, without a warning, ends as one that was left alone. */
@Tag("slow")
class KillTest {
    private static final int KILLS = 2;
    private static final String[] SETTINGS =
            ("--context 8 --width 16 --heads 2 --blocks 1 --dropout 0.1 --steps 100 --evaluation-interval 4 --batch-size 2"
                            + " --patience 0 --no-animation")
                    .split(" ");

    @TempDir
    private Path folder;

    private String[] train(String name, boolean resume) {
        List<String> args =
                new ArrayList<>(List.of("train", "--model", folder.resolve(name).toString()));
        if (resume) {
            args.add("--resume");
        } else {
            args.addAll(List.of(
                    "--preset",
                    "characters",
                    "--data",
                    folder.resolve("text.txt").toString()));
            args.addAll(List.of(SETTINGS));
        }
        return args.toArray(String[]::new);
    }

    /** What must be equal: everything but the time that it took. */
    private List<String> curve(String name) throws Exception {
        List<String> curve = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve(name).resolve("metrics.jsonl"))) {
            JsonNode entry = new ObjectMapper().readTree(line);
            curve.add(entry.get("step") + " " + entry.get("train_loss") + " " + entry.get("val_loss") + " "
                    + entry.get("learning_rate"));
        }
        return curve;
    }

    @Test
    void killedAtAnyMomentAndResumedTheCurveIsThatOfAnUninterruptedRun() throws Exception {
        Files.writeString(folder.resolve("text.txt"), "the cat sat on the mat. the dog sat on the log. ".repeat(12));
        assertEquals(0, Level4Program.run(folder, train("whole", false)).exitCode());
        SplittableRandom random = new SplittableRandom(System.nanoTime());
        Path metrics = folder.resolve("killed/metrics.jsonl");
        int killed = 0;
        for (int i = 0; i < KILLS; i++) {
            Process training = Level4Program.start(folder, train("killed", i > 0));
            String before = Files.exists(metrics) ? Files.readString(metrics) : "";
            while (training.isAlive()
                    && (!Files.exists(metrics) || Files.readString(metrics).equals(before))) {
                Thread.sleep(2); // it is training as soon as it measures something
            }
            boolean ended = training.waitFor(random.nextInt(1, 150), TimeUnit.MILLISECONDS);
            killed += ended ? 0 : 1;
            training.destroyForcibly().waitFor();
        }
        assertTrue(killed > 0, "it was too fast to be killed");
        Level4Program.Ended last = Level4Program.run(folder, train("killed", true));
        assertEquals(0, last.exitCode(), last.stderr());
        assertEquals(curve("whole"), curve("killed"));
        for (String file : List.of("model.safetensors", "last/model.safetensors", "last/optimizer.safetensors")) {
            assertArrayEquals(
                    Files.readAllBytes(folder.resolve("whole").resolve(file)),
                    Files.readAllBytes(folder.resolve("killed").resolve(file)),
                    file);
        }
    }
}
