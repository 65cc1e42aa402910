package dev.aifromzero.level4.exercises;

import java.util.List;

/** Solution of task 4.7. */
public final class ShapeTrace {
    private ShapeTrace() {}

    /**
     * One station.
     *
     * @param name what happens there
     * @param shape the sizes
     */
    public record Station(String name, List<Integer> shape) {}

    /** {@return the ten stations, in order} */
    public static List<Station> trace(int batch, int length, int vocabSize, int width, int heads) {
        if (width % heads != 0) {
            throw new IllegalArgumentException("A width of " + width + " cannot be shared by " + heads + " heads");
        }
        int headDim = width / heads;
        return List.of(
                new Station("ids", List.of(batch, length)),
                new Station("embedded", List.of(batch, length, width)),
                new Station("qkv", List.of(batch, length, 3 * width)),
                new Station("queries", List.of(batch, heads, length, headDim)),
                new Station("weights", List.of(batch, heads, length, length)),
                new Station("gathered", List.of(batch, heads, length, headDim)),
                new Station("merged", List.of(batch, length, width)),
                new Station("expanded", List.of(batch, length, 4 * width)),
                new Station("shrunk", List.of(batch, length, width)),
                new Station("logits", List.of(batch, length, vocabSize)));
    }

    /** {@return how many bytes an array of this shape needs, with four bytes a number} */
    public static long bytes(List<Integer> shape) {
        long bytes = 4;
        for (int size : shape) {
            bytes *= size;
        }
        return bytes;
    }
}
