package dev.aifromzero.level1.doctor;

import java.util.List;

/**
 * What there is to look at for one level.
 *
 * @param needs what the level needs
 * @param own the level's own checks, done after those that all levels share; what may take long or crash stands last
 */
public record Checkup(Needs needs, List<Check> own) {
    /**
     * Keeps a copy of the list.
     *
     * @param needs what the level needs
     * @param own the level's own checks
     */
    public Checkup {
        own = List.copyOf(own);
    }
}
