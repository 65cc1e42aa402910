package dev.aifromzero.kit.doctor;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A library of machine code that computes for a level: it comes in a file of Maven's, unpacks itself into a cache at its
 * first start, and must then start.
 *
 * @param name e.g. "ND4J"
 * @param natives where the machine code comes from; empty where it is missing
 * @param missing what to do where it is missing, one sentence
 * @param cache where it unpacks itself
 * @param otherCache how to name another place for the cache, one sentence
 * @param rehearsal makes the trial in a process of its own, because a broken library can end its process; false where that
 *     happens
 * @param trial starts it and computes something small
 * @param broken what to do where it does not start, one sentence
 */
public record NumberEngine(
        String name,
        Optional<Path> natives,
        String missing,
        Needs.Cache cache,
        String otherCache,
        BooleanSupplier rehearsal,
        Trial trial,
        String broken) {

    /** Starts an engine. */
    @FunctionalInterface
    public interface Trial {
        /**
         * {@return what it tells about itself; the first finding is about the start, and the time is added to it}
         *
         * @throws Exception if it does not start, or computes something wrong
         */
        List<Finding> run() throws Exception;
    }
}
