package dev.aifromzero.level1.grammar;

import dev.aifromzero.kit.io.AtomicFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/** Writes stories to a file, a paragraph each with an empty line between; never more than one story is in memory. */
public final class StoryFile {
    private final StoryMaker maker;
    private long stories;
    private long bytes;
    private long characters;
    private double nats;

    /**
     * A file still to be written.
     *
     * @param maker asked for one story after the other
     */
    public StoryFile(StoryMaker maker) {
        this.maker = maker;
    }

    /**
     * Writes until there are enough stories or enough bytes. The file appears only when it is complete.
     *
     * @param file made or replaced, UTF-8, one story a line with an empty line between
     * @param mostStories stop after so many stories
     * @param leastBytes stop with the story that reaches this size
     * @param progress told the bytes so far, after each story
     * @throws IOException if the file cannot be written; the old one then stays
     * @throws IllegalStateException if the rules lead nowhere; the old file stays then too
     */
    public void write(Path file, long mostStories, long leastBytes, LongConsumer progress) throws IOException {
        AtomicFiles.write(file, out -> {
            while (stories < mostStories && bytes < leastBytes) {
                StoryMaker.Story story = maker.next();
                write(out, (stories == 0 ? "" : "\n") + story.text() + "\n");
                stories++;
                nats += story.nats();
                progress.accept(bytes);
            }
        });
    }

    private void write(OutputStream out, String text) throws IOException {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        out.write(encoded);
        bytes += encoded.length;
        characters += text.codePointCount(0, text.length());
    }

    /** {@return stories written} */
    public long stories() {
        return stories;
    }

    /** {@return bytes written} */
    public long bytes() {
        return bytes;
    }

    /** {@return the mean surprise of a story to somebody who knows the grammar, in nats} */
    public double natsPerStory() {
        return nats / stories;
    }

    /** {@return the same for each character: the least that a model of this text can reach, on average} */
    public double natsPerCharacter() {
        return nats / characters;
    }
}
