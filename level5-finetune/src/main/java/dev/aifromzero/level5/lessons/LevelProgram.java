package dev.aifromzero.level5.lessons;

import dev.aifromzero.kit.cli.JvmSettings;
import dev.aifromzero.level1.Level1;
import dev.aifromzero.level2.Level2;
import dev.aifromzero.level3.Level3;
import dev.aifromzero.level3.tensor.EngineSettings;
import dev.aifromzero.level4.Level4;
import dev.aifromzero.level5.Level5;

/**
 * A level, as a program to start.
 *
 * @param main its main class
 * @param settings what its JVM needs
 */
record LevelProgram(Class<?> main, JvmSettings settings) {
    /**
     * {@return the program of this name, {@code level1} to {@code level5}}
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    static LevelProgram of(String name) {
        return switch (name) {
            case "level1" -> new LevelProgram(Level1.class, JvmSettings.plain());
            case "level2" -> new LevelProgram(Level2.class, Level2.SETTINGS);
            case "level3" -> new LevelProgram(Level3.class, EngineSettings.forPyTorch());
            case "level4" -> new LevelProgram(Level4.class, EngineSettings.forPyTorch());
            case "level5" -> new LevelProgram(Level5.class, EngineSettings.forPyTorch());
            default -> throw new IllegalArgumentException("There is no program called " + name);
        };
    }
}
