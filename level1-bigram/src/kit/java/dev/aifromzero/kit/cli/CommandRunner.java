package dev.aifromzero.kit.cli;

import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.error.ErrorMessages;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.fusesource.jansi.AnsiConsole;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Runs a picocli command so that every failure becomes one sentence and an exit code: 0 done, 1 failed, 2 wrong usage.
 */
public final class CommandRunner {
    private CommandRunner() {}

    /**
     * {@return the exit code of the command run with these arguments}
     *
     * @param command an object with picocli's {@code @Command} on its class
     * @param args what the user typed, without the program's name
     */
    public static int run(Object command, String... args) {
        AnsiConsole.systemInstall();
        PrintWriter out = new PrintWriter(Console.standardOutput(), true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(Console.standardError(), true, StandardCharsets.UTF_8);
        CommandLine line = new CommandLine(command)
                .setOut(out)
                .setErr(err)
                .setColorScheme(CommandLine.Help.defaultColorScheme(Console.coloursWanted() ? Ansi.AUTO : Ansi.OFF))
                .setUsageHelpAutoWidth(true)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((wrong, ignored) -> {
                    String name = wrong.getCommandLine().getCommandSpec().qualifiedName();
                    err.println(ErrorMessages.sentence(problem(wrong)));
                    err.println("  What to do: run '" + name + " --help' to see what it takes.");
                    return CommandLine.ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((failure, ignored, parsed) -> {
                    ErrorMessages.print(failure, err);
                    return CommandLine.ExitCode.SOFTWARE;
                });
        int exitCode = line.execute(args);
        out.flush();
        err.flush();
        return exitCode;
    }

    private static String problem(ParameterException wrong) {
        if (wrong instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
            return "There is no command '" + unmatched.getUnmatched().get(0) + "'";
        }
        return wrong.getMessage();
    }
}
