package dev.aifromzero.level2.labs;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Turns an option out of range into wrong usage (exit code 2). */
final class Ranges {
    private Ranges() {}

    static void check(CommandSpec spec, boolean holds, String message) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }
}
