package dev.aifromzero.level5.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.DisplayWidth;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.scoreboard.Scoreboard;
import dev.aifromzero.level5.TinyGpt2;
import dev.aifromzero.level5.download.ModelCache;
import dev.aifromzero.level5.download.Patience;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command as a student sees it, against a plain folder on a server on this machine. */
class DownloadCommandTest {
    @TempDir
    Path folder;

    @Test
    void theModelIsFetchedOnceAndThenUsed() throws Exception {
        Path original = TinyGpt2.write(folder.resolve("original"));
        HttpServer server = serve(original);
        try {
            String mirror = "http://127.0.0.1:" + server.getAddress().getPort();
            String first = run("--mirror", mirror);
            assertTrue(first.contains("model.safetensors") && first.contains("checked: size"), first);
            assertTrue(first.contains("From now on level 5 works with it"), first);
            first.lines()
                    .forEach(line -> assertTrue(
                            DisplayWidth.of(line) <= 80 || line.contains(folder.toString()) || line.contains(mirror),
                            line));
            assertFalse(first.contains("\u001b"));
            assertEquals(cache().place("distilgpt2"), choice().baseFolder());
        } finally {
            server.stop(0);
        }
        assertTrue(run().contains("is there already"));
        UserError offline = assertThrows(
                UserError.class,
                () -> run(
                        "--again",
                        "--mirror",
                        "http://127.0.0.1:" + server.getAddress().getPort()));
        assertTrue(offline.getMessage().contains("offline"), offline.getMessage());
        assertTrue(cache().has("distilgpt2"), "what was there stays");
    }

    @Test
    void namesAndAddressesThatAreNoneAreWrongUsage() {
        for (String[] wrong : new String[][] {
            {"--model", "elephant"},
            {"--model", "../../etc"},
            {"--mirror", "not an address"},
            {"--mirror", "file:///tmp"},
            {"--mirror", "ftp://x"},
            {"--mirror", "http://"},
            {"--mirror", "http://x?y=1"},
            {"--mirror", ""}
        }) {
            assertThrows(CommandLine.ParameterException.class, () -> run(wrong), String.join(" ", wrong));
        }
    }

    private static HttpServer serve(Path files) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                Path file = files.resolve(exchange.getRequestURI().getPath().substring(1));
                boolean there = Files.isRegularFile(file);
                exchange.sendResponseHeaders(there ? 200 : 404, there ? Files.size(file) : -1);
                if (there) {
                    Files.copy(file, exchange.getResponseBody());
                }
            }
        });
        server.start();
        return server;
    }

    private ModelCache cache() {
        return new ModelCache(folder.resolve("cache"));
    }

    private ModelChoice choice() {
        return new ModelChoice(null, null, "cpu", cache());
    }

    private String run(String... args) throws Exception {
        DownloadCommand command = new DownloadCommand()
                .waiting(new Patience(2, Duration.ofMillis(1), Duration.ofSeconds(5), Duration.ofSeconds(5)));
        new CommandLine(command).parseArgs(args);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Console console = Console.on(new PrintStream(bytes, true, StandardCharsets.UTF_8), 80, false, false);
        command.of(this::choice)
                .run(new Lesson(console, 42, true, folder, new Scoreboard(folder.resolve("scores.json"))));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
