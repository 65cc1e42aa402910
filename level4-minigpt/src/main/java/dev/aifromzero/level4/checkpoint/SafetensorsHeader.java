package dev.aifromzero.level4.checkpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Reads the header of a weight file word by word and never as a whole: a header that was made to do harm can be large, but
 * what is kept of it cannot.
 */
final class SafetensorsHeader {
    private static final String METADATA = "__metadata__";
    private static final int MOST_TENSORS = 100_000;
    private static final int MOST_DIMENSIONS = 32;
    private static final int LONGEST_NAME = 1_000;
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(8)
                    .maxNumberLength(40)
                    .maxNameLength(LONGEST_NAME)
                    .maxStringLength(1 << 24)
                    .build())
            .build();

    private final Path file;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private SafetensorsHeader(Path file) {
        this.file = file;
    }

    /** What the header says of one tensor, not checked yet; null where it says nothing usable. */
    record Entry(String type, long[] shape, long[] offsets) {}

    /**
     * {@return the tensors by name}
     *
     * @param from where the header starts
     * @param length its bytes
     */
    static Map<String, Entry> read(FileChannel channel, Path file, long from, long length) throws IOException {
        SafetensorsHeader header = new SafetensorsHeader(file);
        // A decoder of our own: it reports bytes that are no UTF-8 instead of replacing them.
        try (Reader text = new InputStreamReader(
                        new ChannelPart(channel, from, length), StandardCharsets.UTF_8.newDecoder());
                JsonParser json = JSON.createParser(text)) {
            header.read(json);
        } catch (CharacterCodingException e) {
            throw Safetensors.broken(file, "its header is not UTF-8 text");
        } catch (JsonProcessingException e) {
            throw Safetensors.broken(file, "its header is not the JSON that the format asks for");
        }
        return header.entries;
    }

    private void read(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw Safetensors.broken(file, "its header is not a JSON object");
        }
        boolean metadata = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (name.equals(METADATA)) {
                refuseSecond(metadata, METADATA);
                metadata = true;
                json.skipChildren();
            } else {
                refuseSecond(entries.containsKey(name), name);
                entries.put(name, entry(json, name));
            }
            if (entries.size() > MOST_TENSORS) {
                throw Safetensors.broken(file, "it claims to hold more than " + MOST_TENSORS + " tensors");
            }
        }
        if (json.nextToken() != null) {
            throw Safetensors.broken(file, "there is more after the header's JSON object");
        }
    }

    private void refuseSecond(boolean known, String name) {
        if (known) {
            throw Safetensors.broken(file, "it describes " + Safetensors.shown(name) + " twice");
        }
    }

    private Entry entry(JsonParser json, String name) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw Safetensors.broken(file, "the tensor " + Safetensors.shown(name) + " has no description");
        }
        String type = null;
        long[] shape = null;
        long[] offsets = null;
        Set<String> seen = new HashSet<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            refuseSecond(!seen.add(field), field + " of " + name);
            json.nextToken();
            switch (field) {
                case "dtype" -> type = json.currentToken() == JsonToken.VALUE_STRING ? json.getText() : null;
                case "shape" -> shape = numbers(json, name);
                case "data_offsets" -> offsets = numbers(json, name);
                default -> json.skipChildren();
            }
        }
        return new Entry(type, shape, offsets);
    }

    /** A list of whole numbers; one that is not whole or too large for 64 bits becomes −1, which no size is. */
    private long[] numbers(JsonParser json, String name) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            return null;
        }
        long[] numbers = new long[4];
        int count = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (count == MOST_DIMENSIONS) {
                throw Safetensors.broken(
                        file,
                        "the tensor " + Safetensors.shown(name) + " has more than " + MOST_DIMENSIONS + " dimensions");
            }
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * count);
            }
            numbers[count++] = number(json);
            json.skipChildren();
        }
        return Arrays.copyOf(numbers, count);
    }

    private static long number(JsonParser json) throws IOException {
        boolean whole = json.currentToken() == JsonToken.VALUE_NUMBER_INT
                && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
        return whole ? json.getLongValue() : -1;
    }

    /** A part of a file as a stream. */
    private static final class ChannelPart extends InputStream {
        private final FileChannel channel;
        private long position;
        private final long end;

        ChannelPart(FileChannel channel, long from, long length) {
            this.channel = channel;
            this.position = from;
            this.end = from + length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (position >= end) {
                return -1;
            }
            int wanted = (int) Math.min(length, end - position);
            int count = channel.read(ByteBuffer.wrap(target, offset, wanted), position);
            position += Math.max(0, count);
            return count;
        }
    }
}
