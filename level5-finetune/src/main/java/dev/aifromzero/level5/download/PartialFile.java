package dev.aifromzero.level5.download;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aifromzero.kit.io.AtomicFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What has arrived of a file, and a note beside it of which state of the file that is: after a break, and in another run of
 * the program, only the rest is fetched, and never the rest of another file.
 */
final class PartialFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path part;
    private final Path note;

    /** The beginnings of a file in a folder. */
    PartialFile(Path folder, String name) {
        this.part = folder.resolve(name + ".part");
        this.note = folder.resolve(name + ".part.json");
    }

    /**
     * The state of a file on a server.
     *
     * @param address where it was asked for
     * @param mark the server's own mark, or ""
     * @param checkSum of the whole file, or ""
     * @param size of the whole file, or −1
     */
    record State(String address, String mark, String checkSum, long size) {
        static final State NONE = new State("", "", "", -1);

        /** {@return whether bytes of both may be joined} */
        boolean isSameFileAs(State other) {
            boolean sameSize = size < 0 || other.size < 0 || size == other.size;
            if (!checkSum.isEmpty() && !other.checkSum.isEmpty()) {
                return sameSize && checkSum.equals(other.checkSum);
            }
            return sameSize && address.equals(other.address) && mark.equals(other.mark);
        }
    }

    /** {@return the state that the part is of; without its note a part is worth nothing} */
    State state() throws IOException {
        if (!Files.isRegularFile(note) || !Files.isRegularFile(part)) {
            forget();
            return State.NONE;
        }
        try {
            JsonNode json = JSON.readTree(Files.readString(note));
            return new State(
                    json.path("address").asText(),
                    json.path("mark").asText(),
                    json.path("check_sum").asText(),
                    json.path("size").asLong(-1));
        } catch (JsonProcessingException | java.nio.charset.CharacterCodingException e) {
            forget();
            return State.NONE;
        }
    }

    /** Starts anew with a state. */
    void begin(State state) throws IOException {
        forget();
        ObjectNode json = JSON.createObjectNode();
        json.put("address", state.address()).put("mark", state.mark());
        json.put("check_sum", state.checkSum()).put("size", state.size());
        AtomicFiles.writeString(note, JSON.writeValueAsString(json) + "\n");
        Files.createFile(part);
    }

    /** Throws away what has arrived. */
    void forget() throws IOException {
        Files.deleteIfExists(part);
        Files.deleteIfExists(note);
    }

    /** {@return the bytes that have arrived} */
    long length() throws IOException {
        return Files.isRegularFile(part) ? Files.size(part) : 0;
    }

    Path path() {
        return part;
    }

    /** {@return the end of the part, for writing} */
    FileChannel append() throws IOException {
        return FileChannel.open(part, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    static void writeFully(FileChannel channel, byte[] bytes, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, count);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /** {@return the SHA-256 of what has arrived, in small hexadecimal digits} */
    String sha256() throws IOException {
        return digest("SHA-256", new byte[0]);
    }

    /** {@return the number under which Git would store what has arrived: SHA-1 of "blob", the size, a zero byte, the content} */
    String gitHash() throws IOException {
        return digest("SHA-1", ("blob " + length() + "\0").getBytes(StandardCharsets.US_ASCII));
    }

    private String digest(String algorithm, byte[] before) throws IOException {
        try (InputStream bytes = Files.newInputStream(part)) {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            digest.update(before);
            byte[] chunk = new byte[1 << 16];
            for (int count = bytes.read(chunk); count >= 0; count = bytes.read(chunk)) {
                digest.update(chunk, 0, count);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new UncheckedIOException(new IOException("Java has no " + algorithm, e));
        }
    }

    /** Gives the complete file its name. */
    void finish(Path target) throws IOException {
        Files.move(part, target);
        Files.deleteIfExists(note);
    }
}
