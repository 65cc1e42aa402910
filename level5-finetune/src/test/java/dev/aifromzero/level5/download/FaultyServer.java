package dev.aifromzero.level5.download;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on this machine that keeps a model as the Hub does, and misbehaves as it is told. */
final class FaultyServer implements AutoCloseable {
    /** What to do with one request for a file instead of answering it well. */
    @FunctionalInterface
    interface Fault {
        void answer(HttpExchange exchange, byte[] content) throws IOException;
    }

    /** A request that came. */
    record Request(String path, String range) {}

    final List<Request> requests = Collections.synchronizedList(new ArrayList<>());
    final Map<String, byte[]> files = new HashMap<>();
    private final Map<String, Deque<Fault>> faults = new HashMap<>();
    private final Map<String, Fault> always = new HashMap<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private String prefix;
    private boolean checkSums = true;
    private Runnable witness = () -> {};

    FaultyServer(Path model) throws IOException {
        try (var all = Files.list(model)) {
            for (Path file : all.toList()) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        prefix = "/distilbert/distilgpt2/resolve/main/";
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** A plain folder: no check sums, no redirections. */
    FaultyServer plain(String where) {
        prefix = where;
        checkSums = false;
        return this;
    }

    FaultyServer once(String file, Fault... inOrder) {
        faults.computeIfAbsent(file, f -> new ArrayDeque<>()).addAll(List.of(inOrder));
        return this;
    }

    FaultyServer always(String file, Fault fault) {
        always.put(file, fault);
        return this;
    }

    FaultyServer healthy() {
        faults.clear();
        always.clear();
        return this;
    }

    /** Is called at every request. */
    void witness(Runnable check) {
        witness = check;
    }

    long count(String file) {
        return requests.stream()
                .filter(request -> request.path().endsWith("/" + file))
                .count();
    }

    List<String> ranges(String file) {
        return requests.stream()
                .filter(request ->
                        request.path().startsWith("/cdn/") && request.path().endsWith(file))
                .map(Request::range)
                .toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            witness.run();
            String path = exchange.getRequestURI().getPath();
            String range = exchange.getRequestHeaders().getFirst("Range");
            requests.add(new Request(path, range == null ? "" : range));
            String name = path.substring(path.lastIndexOf('/') + 1);
            boolean content = path.startsWith("/cdn/");
            byte[] bytes = files.get(name);
            if (bytes == null || (!content && !path.equals(prefix + name))) {
                exchange.sendResponseHeaders(404, -1);
            } else if (!content && checkSums && name.equals("model.safetensors")) {
                exchange.getResponseHeaders().set("X-Linked-Etag", "\"" + sha256(bytes) + "\"");
                exchange.getResponseHeaders().set("X-Linked-Size", String.valueOf(bytes.length));
                exchange.getResponseHeaders().set("Location", "/cdn/" + name);
                exchange.sendResponseHeaders(302, -1);
            } else {
                Fault fault = faults.getOrDefault(name, new ArrayDeque<>()).poll();
                (fault != null ? fault : always.getOrDefault(name, FaultyServer::good)).answer(exchange, bytes);
            }
        }
    }

    /** The whole file, or the part that was asked for if it is still the same file. */
    static void good(HttpExchange exchange, byte[] content) throws IOException {
        String mark = "\"" + sha256(content).substring(0, 16) + "\"";
        String range = exchange.getRequestHeaders().getFirst("Range");
        String condition = exchange.getRequestHeaders().getFirst("If-Range");
        exchange.getResponseHeaders().set("ETag", mark);
        if (range == null || (condition != null && !condition.equals(mark))) {
            send(exchange, 200, content, 0, content.length, content.length);
            return;
        }
        int from = Integer.parseInt(range.replaceAll("\\D", ""));
        if (from >= content.length) {
            exchange.getResponseHeaders().set("Content-Range", "bytes */" + content.length);
            exchange.sendResponseHeaders(416, -1);
            return;
        }
        exchange.getResponseHeaders()
                .set("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
        send(exchange, 206, content, from, content.length, content.length - from);
    }

    /** As {@link #good}, but the line breaks after a part of what was asked for. */
    static Fault breakingAfter(int bytes) {
        return (exchange, content) -> {
            String range = exchange.getRequestHeaders().getFirst("Range");
            int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
            exchange.getResponseHeaders().set("ETag", "\"" + sha256(content).substring(0, 16) + "\"");
            if (range != null) {
                exchange.getResponseHeaders()
                        .set("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
            }
            int to = Math.min(content.length, from + bytes);
            send(exchange, range == null ? 200 : 206, content, from, to, content.length - from);
        };
    }

    /** The beginning of the whole file whatever was asked for. */
    static Fault ignoringRanges(int bytes) {
        return (exchange, content) -> send(exchange, 200, content, 0, Math.min(bytes, content.length), content.length);
    }

    static Fault status(int status) {
        return (exchange, content) -> exchange.sendResponseHeaders(status, -1);
    }

    static void send(HttpExchange exchange, int status, byte[] content, int from, int to, long announced)
            throws IOException {
        exchange.sendResponseHeaders(status, announced);
        OutputStream out = exchange.getResponseBody();
        out.write(content, from, to - from);
        out.flush();
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
