package dev.aifromzero.level4.data.large;

import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.AtomicFiles;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level4.data.Tokens;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Token ids in a file that is mapped into memory: the operating system reads the pages that are looked at, so the text may
 * be larger than Java's heap.
 *
 * <p>The file: the letters {@code AFZTOKEN}, the bytes an id takes (2 where the vocabulary has at most 65,536 tokens, else
 * 4) and four bytes of zeros, then the ids, all little-endian.
 */
final class TokenFile implements Tokens {
    private static final long MAGIC = 0x4e454b4f545a4641L;
    private static final int HEADER_BYTES = 16;
    private static final int LARGEST_SHORT_VOCABULARY = 1 << 16;
    /** One map holds at most 2 GB; this many ids of 4 bytes are 1 GB. */
    private static final int IDS_A_MAP = 1 << 28;

    private static final int CHUNK_IDS = 1 << 14;

    private final MappedByteBuffer[] maps;
    private final boolean shorts;
    private final long count;

    private TokenFile(MappedByteBuffer[] maps, boolean shorts, long count) {
        this.maps = maps;
        this.shorts = shorts;
        this.count = count;
    }

    /** Gives out the ids of a file that is being written. */
    @FunctionalInterface
    interface Content {
        void writeTo(PieceEncoder.IdSink ids) throws IOException;
    }

    /** Writes ids to a file, each 0 to {@code vocabSize - 1}. */
    static void write(Path file, int[] ids, int vocabSize) throws IOException {
        write(file, vocabSize, sink -> {
            for (int id : ids) {
                sink.put(id);
            }
        });
    }

    /** Writes the ids that the content gives out, however many; a reader sees the whole file or none. */
    static void write(Path file, int vocabSize, Content content) throws IOException {
        boolean shorts = vocabSize <= LARGEST_SHORT_VOCABULARY;
        AtomicFiles.write(file, out -> {
            byte[] header = new byte[HEADER_BYTES];
            little(header).putLong(MAGIC).putInt(shorts ? Short.BYTES : Integer.BYTES);
            out.write(header);
            byte[] bytes = new byte[CHUNK_IDS * Integer.BYTES];
            ByteBuffer chunk = little(bytes);
            content.writeTo(id -> {
                if (shorts) {
                    chunk.putShort((short) id);
                } else {
                    chunk.putInt(id);
                }
                if (!chunk.hasRemaining()) {
                    out.write(bytes);
                    chunk.clear();
                }
            });
            out.write(bytes, 0, chunk.position());
        });
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * {@return the tokens of a file}
     *
     * @throws UserError if it is not a token file
     */
    static TokenFile open(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer header = little(new byte[HEADER_BYTES]);
            int read = 0;
            while (header.hasRemaining() && read >= 0) { // until the header is whole or the file ends
                read = channel.read(header);
            }
            int width = header.hasRemaining() || header.getLong(0) != MAGIC ? 0 : header.getInt(Long.BYTES);
            long bytes = channel.size() - HEADER_BYTES;
            if ((width != Short.BYTES && width != Integer.BYTES) || bytes % width != 0) {
                throw new UserError(
                        ProjectPaths.display(file) + " is not a whole token file",
                        "Delete it and start the training again");
            }
            long count = bytes / width;
            MappedByteBuffer[] maps = new MappedByteBuffer[(int) ((count + IDS_A_MAP - 1) / IDS_A_MAP)];
            for (int m = 0; m < maps.length; m++) {
                long from = (long) m * IDS_A_MAP;
                long ids = Math.min(IDS_A_MAP, count - from);
                maps[m] = channel.map(FileChannel.MapMode.READ_ONLY, HEADER_BYTES + from * width, ids * width);
                maps[m].order(ByteOrder.LITTLE_ENDIAN);
            }
            return new TokenFile(maps, width == Short.BYTES, count);
        }
    }

    @Override
    public long count() {
        return count;
    }

    @Override
    public int at(long index) {
        MappedByteBuffer map = maps[(int) (index / IDS_A_MAP)];
        int place = (int) (index % IDS_A_MAP);
        return shorts ? map.getShort(place * Short.BYTES) & 0xFFFF : map.getInt(place * Integer.BYTES);
    }
}
