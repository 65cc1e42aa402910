package dev.aifromzero.level5.commands;

/** Knows which model the user asked for: the level's main command, whose options all steps share. */
public interface ModelSource {
    /** {@return what was given as --base, --adapter and --device} */
    ModelChoice modelChoice();
}
