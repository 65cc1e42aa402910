package dev.aifromzero.kit.doctor;

import dev.aifromzero.kit.cli.Lesson;

/** A level that can be examined: its main command says what it needs and what else there is to look at. */
public interface Patient {
    /**
     * {@return the level's needs and its own checks}
     *
     * @param machine the computer
     * @param lesson the settings of this run, for its folders
     */
    Checkup checkup(Machine machine, Lesson lesson);
}
