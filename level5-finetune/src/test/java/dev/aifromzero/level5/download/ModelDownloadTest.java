package dev.aifromzero.level5.download;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level5.TinyGpt2;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a server on this machine that breaks off, lies and refuses. In no case may half a model be in its place. */
class ModelDownloadTest {
    private static final String WEIGHTS = "model.safetensors";
    private static final Patience IMPATIENT =
            new Patience(3, Duration.ofMillis(1), Duration.ofSeconds(5), Duration.ofMillis(700));

    @TempDir
    static Path original;

    @TempDir
    Path folder;

    private final List<String> notes = new ArrayList<>();
    private final List<String> checks = new ArrayList<>();
    private final AtomicBoolean placedTooEarly = new AtomicBoolean();
    private ModelCache cache;
    private Path place;
    private FaultyServer server;

    @BeforeAll
    static void write() throws IOException {
        TinyGpt2.write(original);
    }

    @BeforeEach
    void start() throws IOException {
        cache = new ModelCache(folder.resolve("cache"));
        place = cache.place("distilgpt2");
        server = new FaultyServer(original);
        server.witness(() -> placedTooEarly.compareAndSet(false, Files.exists(place)));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Path download() throws IOException {
        return download(server.address());
    }

    private Path download(URI from) throws IOException {
        return new ModelDownload(HubModel.of("distilgpt2"), cache, IMPATIENT, new DownloadListener() {
                    @Override
                    public void progress(String file, long done, long total) {
                        assertTrue(total < 0 || done <= total);
                    }

                    @Override
                    public void finished(String file, long size, String check) {
                        assertEquals(server.files.get(file).length, size);
                        checks.add(file + ": " + check);
                    }

                    @Override
                    public void note(String text) {
                        notes.add(text);
                    }
                })
                .run(from);
    }

    private void assertPlaced(Path placed) throws IOException {
        assertEquals(place, placed);
        assertTrue(cache.has("distilgpt2"));
        assertFalse(placedTooEarly.get(), "the model was in its place before it was complete");
        try (Stream<Path> all = Files.list(placed)) {
            assertEquals(
                    server.files.keySet(),
                    java.util.Set.copyOf(
                            all.map(f -> f.getFileName().toString()).toList()));
        }
        for (String name : server.files.keySet()) {
            assertArrayEquals(server.files.get(name), Files.readAllBytes(placed.resolve(name)), name);
        }
    }

    private UserError assertRefused(String words) {
        UserError error = assertThrows(UserError.class, this::download);
        assertTrue(
                (error.getMessage() + " " + error.remedy()).contains(words), error.getMessage() + " " + error.remedy());
        assertFalse(Files.exists(place), "half a model is in its place");
        assertFalse(cache.has("distilgpt2"));
        return error;
    }

    private Path part() {
        return place.resolveSibling(".incoming-distilgpt2").resolve(WEIGHTS + ".part");
    }

    @Test
    void aModelComesThroughTheHubsRedirectionsAndItsCheckSumIsCompared() throws IOException {
        assertPlaced(download());
        assertTrue(checks.contains("model.safetensors: size, SHA-256"), checks.toString());
        assertTrue(notes.isEmpty(), notes.toString());
        assertEquals(2, server.count(WEIGHTS), "one redirection, one file");
    }

    @Test
    void smallFilesOfTheHubAreComparedWithTheirGitNumbers() throws IOException {
        byte[] merges = server.files.get("merges.txt");
        server.always("merges.txt", (exchange, content) -> {
            exchange.getResponseHeaders().set("X-Repo-Commit", "0".repeat(40));
            exchange.getResponseHeaders().set("ETag", "\"" + gitHash(merges) + "\"");
            FaultyServer.send(exchange, 200, content, 0, content.length, content.length);
        });
        assertPlaced(download());
        assertTrue(checks.contains("merges.txt: size, Git check sum"), checks.toString());
    }

    @Test
    void smallFilesWithAnotherGitNumberAreRefused() {
        server.always("merges.txt", (exchange, content) -> {
            exchange.getResponseHeaders().set("X-Repo-Commit", "0".repeat(40));
            exchange.getResponseHeaders().set("ETag", "\"" + "a".repeat(40) + "\"");
            FaultyServer.send(exchange, 200, content, 0, content.length, content.length);
        });
        assertRefused("Git check sum");
    }

    private static String gitHash(byte[] bytes) {
        try {
            var digest = java.security.MessageDigest.getInstance("SHA-1");
            digest.update(("blob " + bytes.length + "\0").getBytes(StandardCharsets.US_ASCII));
            return java.util.HexFormat.of().formatHex(digest.digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void afterABreakOnlyTheRestIsFetched() throws IOException {
        server.once(WEIGHTS, FaultyServer.breakingAfter(1000), FaultyServer.breakingAfter(50_000));
        assertPlaced(download());
        assertEquals(List.of("", "bytes=1000-", "bytes=51000-"), server.ranges(WEIGHTS));
        assertEquals(2, notes.size());
    }

    @Test
    void anotherRunGoesOnWhereTheFirstOneGaveUp() throws IOException {
        server.once(WEIGHTS, FaultyServer.breakingAfter(2000)).once(WEIGHTS, dead(), dead(), dead(), dead());
        assertRefused("Run the same command again");
        assertEquals(2000, Files.size(part()));
        server.healthy().requests.clear();
        assertPlaced(download());
        assertEquals(List.of("bytes=2000-"), server.ranges(WEIGHTS));
    }

    private static FaultyServer.Fault dead() {
        return FaultyServer.breakingAfter(0);
    }

    @Test
    void aServerThatCanOnlySendWholeFilesIsAskedForTheWholeFile() throws IOException {
        server.once(WEIGHTS, FaultyServer.ignoringRanges(5000))
                .always(WEIGHTS, FaultyServer.ignoringRanges(Integer.MAX_VALUE));
        assertPlaced(download());
    }

    @Test
    void aServerThatAlwaysBreaksOffIsGivenUp() throws IOException {
        server.always(WEIGHTS, FaultyServer.ignoringRanges(5000));
        assertRefused("broke off again and again");
        assertEquals(IMPATIENT.attempts(), server.ranges(WEIGHTS).size());
    }

    @Test
    void halfOfAnotherFileIsNotGoneOnWith() throws IOException {
        byte[] original = server.files.get(WEIGHTS);
        byte[] other = original.clone();
        Arrays.fill(other, other.length / 2, other.length / 2 + 400, (byte) 1);
        server.files.put(WEIGHTS, other);
        server.once(WEIGHTS, FaultyServer.breakingAfter(other.length * 3 / 4), dead(), dead(), dead());
        assertRefused("again");
        server.files.put(WEIGHTS, original);
        server.healthy();
        assertPlaced(download());
    }

    @Test
    void aServerThatMixesTwoFilesIsFoundOut() throws IOException {
        byte[] original = server.files.get(WEIGHTS);
        byte[] other = original.clone();
        Arrays.fill(other, original.length - 1000, original.length - 500, (byte) 7);
        server.once(WEIGHTS, FaultyServer.breakingAfter(1000), (exchange, content) -> { // whatever If-Range says
            exchange.getResponseHeaders().set("Content-Range", "bytes 1000-" + (other.length - 1) + "/" + other.length);
            FaultyServer.send(exchange, 206, other, 1000, other.length, other.length - 1000);
        });
        assertPlaced(download());
    }

    @Test
    void wrongBytesAreRefusedAndNotKept() {
        server.always(WEIGHTS, (exchange, content) -> {
            byte[] wrong = content.clone();
            wrong[wrong.length - 3] ^= 1;
            FaultyServer.good(exchange, wrong);
        });
        assertRefused("SHA-256");
        assertFalse(Files.exists(part()));
    }

    @Test
    void wrongBytesOnceAreFetchedAgain() throws IOException {
        server.once(WEIGHTS, (exchange, content) -> FaultyServer.good(exchange, new byte[content.length]));
        assertPlaced(download());
    }

    @Test
    void liesAboutTheSizeAreRefused() {
        server.always(
                WEIGHTS,
                (exchange, content) ->
                        FaultyServer.send(exchange, 200, content, 0, content.length - 4, content.length - 4));
        assertRefused("announces");
        server.always(WEIGHTS, (exchange, content) -> FaultyServer.send(exchange, 200, content, 0, 10, 1L << 50));
        assertRefused("announces");
        server.always(WEIGHTS, (exchange, content) -> { // chunks without a length, and more than promised
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(content);
            exchange.getResponseBody().write(new byte[100]);
        });
        assertRefused("more bytes");
        server.always("vocab.json", (exchange, content) -> FaultyServer.send(exchange, 200, content, 0, 10, 1L << 30));
        assertRefused("more than such a file can have");
    }

    @Test
    void aFileLargerThanTheDiskIsRefusedBeforeItComes() throws IOException {
        long more = Files.getFileStore(folder).getUsableSpace() + (1L << 30);
        server.plain("/distilgpt2/")
                .always(WEIGHTS, (exchange, content) -> FaultyServer.send(exchange, 200, content, 0, 10, more));
        UserError error = assertRefused(more < 16L << 30 ? "MB free" : "more than such a file can have");
        assertFalse(Files.exists(part()), error.getMessage());
        UserError space = DownloadErrors.noSpace(folder, 350L << 20, 20L << 20);
        assertTrue(
                space.getMessage().contains("20 MB free") && space.getMessage().contains("351 MB"), space.getMessage());
    }

    @Test
    void unknownSizesAreAccepted() throws IOException {
        server.always("merges.txt", (exchange, content) -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(content);
        });
        assertPlaced(download());
        assertTrue(checks.contains("merges.txt: nothing"), checks.toString());
    }

    @Test
    void whatIsNotThereIsSaid() {
        server.files.remove("vocab.json");
        assertRefused("vocab.json (404)");
        server.files.clear();
        UserError error = assertRefused("distilbert/distilgpt2 (404)");
        assertTrue(error.getMessage().contains("/distilgpt2/config.json"), error.getMessage());
    }

    @Test
    void theFileThatMayBeMissingMayBeMissing() throws IOException {
        assertFalse(server.files.containsKey("tokenizer.json"));
        download();
        assertTrue(cache.has("distilgpt2"));
        server.files.put("tokenizer.json", "{}".getBytes(StandardCharsets.UTF_8));
        server.witness(() -> {}); // the old model is there from now on
        assertPlaced(download());
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 429, 408})
    void aFaultThatPassesIsWaitedFor(int status) throws IOException {
        server.once(WEIGHTS, FaultyServer.status(status), FaultyServer.status(status));
        assertPlaced(download());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 429, 500, 503, 204, 999})
    void aFaultThatStaysIsSaidInASentence(int status) {
        server.always("config.json", FaultyServer.status(status));
        assertRefused(String.valueOf(status));
        int tries = status == 429 || (status >= 500 && status < 600) || status == 999 ? IMPATIENT.attempts() : 1;
        assertEquals(tries, server.count("config.json"));
    }

    @Test
    void redirectionsWithoutEndAndToNowhereAreRefused() {
        for (String target :
                new String[] {"/distilbert/distilgpt2/resolve/main/config.json", "file:///etc/passwd", "", "http:// "
                }) {
            server.always("config.json", (exchange, content) -> {
                exchange.getResponseHeaders().set("Location", target);
                exchange.sendResponseHeaders(302, -1);
            });
            assertRefused("cannot be right");
        }
    }

    @Test
    void aLoginPageInsteadOfTheFileIsRecognised() {
        server.always("config.json", (exchange, content) -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            byte[] page = "<html>Please log in</html>".getBytes(StandardCharsets.UTF_8);
            FaultyServer.send(exchange, 200, page, 0, page.length, page.length);
        });
        assertRefused("web page");
    }

    @Test
    void aServerThatFallsSilentIsGivenUp() {
        CountDownLatch end = new CountDownLatch(1);
        server.always(WEIGHTS, (exchange, content) -> {
            FaultyServer.send(exchange, 200, content, 0, 100, content.length);
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            assertRefused("stopped answering");
        } finally {
            end.countDown();
        }
    }

    @Test
    void withoutANetworkThatIsSaid() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        for (String address : new String[] {"http://127.0.0.1:" + closed, "http://no-such-host.invalid"}) {
            UserError error = assertThrows(UserError.class, () -> download(URI.create(address)));
            assertTrue(error.getMessage().contains("offline"), error.getMessage());
            assertFalse(Files.exists(place));
        }
    }

    @Test
    void aModelThatIsNoGpt2IsNotPlaced() {
        server.files.put("config.json", "{\"model_type\": \"llama\"}".getBytes(StandardCharsets.UTF_8));
        assertRefused("llama");
        assertFalse(Files.exists(part().getParent()));
    }

    @Test
    void weightsCutOffOnAServerWithoutCheckSumsAreFoundByTheirOwnHeader() {
        server.plain("/distilgpt2/");
        byte[] whole = server.files.get(WEIGHTS);
        server.files.put(WEIGHTS, Arrays.copyOf(whole, whole.length - 400));
        assertRefused("broken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/distilbert/distilgpt2/resolve/main/", "/distilgpt2/resolve/main/", "/distilgpt2/", "/"})
    void aTeachersMirrorMayBeAPlainFolder(String where) throws IOException {
        server.plain(where);
        assertPlaced(download());
        assertTrue(checks.contains("model.safetensors: size"), checks.toString());
    }

    @Test
    void aMirrorMayLieBelowAPath() throws IOException {
        server.plain("/classroom/models/distilgpt2/");
        assertPlaced(download(server.address().resolve("/classroom/models/")));
    }

    @Test
    void anOldModelStaysUntilANewOneIsComplete() throws IOException {
        download();
        server.witness(() -> assertTrue(cache.has("distilgpt2")));
        server.always(WEIGHTS, FaultyServer.status(500));
        assertThrows(UserError.class, this::download);
        assertTrue(cache.has("distilgpt2"));
        server.healthy();
        assertEquals(place, download());
        assertTrue(cache.has("distilgpt2"));
    }

    @Test
    void twoDownloadsAtOnceAreNotMixed() throws IOException {
        List<UserError> second = new ArrayList<>();
        server.once("merges.txt", (exchange, content) -> {
            second.add(assertThrows(UserError.class, this::download));
            FaultyServer.good(exchange, content);
        });
        assertPlaced(download());
        assertTrue(second.get(0).getMessage().contains("under way"));
    }

    @Test
    void aCacheThatCannotBeWrittenIsSaid() throws IOException {
        Files.writeString(folder.resolve("cache"), "a file where a folder should be");
        UserError error = assertThrows(UserError.class, this::download);
        assertTrue(error.remedy().contains("--cache"), error.remedy());
    }

    @Test
    void aDamagedNoteBesideAPartIsNoHindrance() throws IOException {
        Files.createDirectories(part().getParent());
        Files.write(part(), new byte[500]);
        assertPlaced(download());
    }
}
