package dev.aifromzero.level4.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.scoreboard.Scoreboard;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

class BenchCommandTest {
    private static final String TINY =
            "--rounds 1 --threads 1 --context 8 --width 16 --heads 2 --blocks 1 --batch-size 2";

    @TempDir
    private Path folder;

    private String run(String args) throws Exception {
        BenchCommand command = new BenchCommand();
        new CommandLine(command).parseArgs(args.split(" "));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Console console = Console.on(new PrintStream(bytes, true, StandardCharsets.UTF_8), 80, false, false);
        command.run(new Lesson(console, 1, true, folder, new Scoreboard(folder.resolve("scores.json"))));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void programsGetOneJsonObjectAndNothingElse() throws Exception {
        JsonNode json = new ObjectMapper().readTree(run(TINY + " --json"));
        assertTrue(json.at("/step_seconds/float32").asDouble() > 0);
        assertTrue(json.at("/step_seconds/fused").asDouble() > 0);
        assertTrue(json.at("/share_of_matrix_rate/fused").asDouble() > 0);
        assertEquals(7, json.at("/writing/window").asInt());
        assertEquals(16, json.at("/tokens_per_step").asInt());
        assertEquals(1, json.at("/threads").asInt());
    }

    @Test
    void peopleGetTablesOfAtMost80Columns() throws Exception {
        String text = run(TINY);
        assertTrue(text.contains("float32") && text.contains("with the cache"), text);
        text.lines().forEach(line -> assertTrue(line.length() <= 80, line));
    }

    @Test
    void aBenchOfNoRoundsIsWrongUsage() {
        assertThrows(ParameterException.class, () -> run("--rounds 0"));
        assertThrows(ParameterException.class, () -> run(TINY.replace("--threads 1", "--threads 0")));
    }
}
