package dev.aifromzero.kit.doctor;

import java.util.List;
import java.util.Optional;

/**
 * What there is to look at for one level.
 *
 * @param needs what the level needs
 * @param own the level's own checks, done after those that all levels share
 * @param engine the level's number engine, which is looked at last
 */
public record Checkup(Needs needs, List<Check> own, Optional<NumberEngine> engine) {
    /**
     * Keeps a copy of the list.
     *
     * @param needs what the level needs
     * @param own the level's own checks
     * @param engine the level's number engine
     */
    public Checkup {
        own = List.copyOf(own);
    }
}
