package dev.aifromzero.kit.doctor;

import java.util.Objects;

/**
 * What the doctor found out about one thing.
 *
 * @param name what was looked at, one to three words, e.g. "disk space"
 * @param found what is there, e.g. "12 GB free"
 * @param needed what the level needs, e.g. "450 MB"; empty where it needs nothing special
 * @param status how it is to be taken
 * @param remedy what to do, one sentence; empty only where nothing has to be done
 */
public record Finding(String name, String found, String needed, Status status, String remedy) {
    /**
     * A finding.
     *
     * @param name what was looked at
     * @param found what is there
     * @param needed what the level needs
     * @param status how it is to be taken
     * @param remedy what to do, one sentence
     * @throws IllegalArgumentException if a problem comes without a remedy
     */
    public Finding {
        Objects.requireNonNull(name);
        Objects.requireNonNull(found);
        if (status == Status.PROBLEM && remedy.isBlank()) {
            throw new IllegalArgumentException("A problem without a remedy: " + name);
        }
    }

    /**
     * {@return something that is as it should be}
     *
     * @param name what was looked at
     * @param found what is there
     * @param needed what the level needs
     */
    public static Finding ok(String name, String found, String needed) {
        return new Finding(name, found, needed, Status.OK, "");
    }

    /**
     * {@return something that is as it should be, where nothing special is needed}
     *
     * @param name what was looked at
     * @param found what is there
     */
    public static Finding ok(String name, String found) {
        return ok(name, found, "");
    }

    /**
     * {@return something good to know}
     *
     * @param name what was looked at
     * @param found what is there
     */
    public static Finding note(String name, String found) {
        return new Finding(name, found, "", Status.NOTE, "");
    }

    /**
     * {@return something good to know, with what can be done about it}
     *
     * @param name what was looked at
     * @param found what is there
     * @param remedy what to do, one sentence
     */
    public static Finding note(String name, String found, String remedy) {
        return new Finding(name, found, "", Status.NOTE, remedy);
    }

    /**
     * {@return something that has to be put right}
     *
     * @param name what was looked at
     * @param found what is there
     * @param needed what the level needs
     * @param remedy what to do, one sentence
     */
    public static Finding problem(String name, String found, String needed, String remedy) {
        return new Finding(name, found, needed, Status.PROBLEM, remedy);
    }
}
