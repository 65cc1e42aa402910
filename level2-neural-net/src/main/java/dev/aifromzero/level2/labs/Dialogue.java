package dev.aifromzero.level2.labs;

import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Prompt;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.kit.error.ErrorMessages;
import dev.aifromzero.kit.error.UserError;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;

/**
 * A conversation with a trained model: shows what can be typed, asks for lines until {@code quit} or the end of input, and
 * turns what cannot be answered into a sentence. Each lab adds its own commands and answers.
 */
abstract class Dialogue {
    /** Where the answers go. */
    final Console console;

    private final String question;

    /**
     * A conversation that has not begun.
     *
     * @param question what stands before the cursor, such as {@code "word> "}
     */
    Dialogue(Console console, String question) {
        this.console = console;
        this.question = question;
    }

    /** {@return a table with the lab's own commands: what to type, and what the model does then} */
    abstract Table commands();

    /** Answers one line, which is not empty. @throws UserError if it cannot be answered; the sentence says why */
    abstract void answer(String line);

    /** Asks and answers until the user leaves. {@code answers} is null for the real terminal or standard input. */
    final void run(BufferedReader answers) throws IOException {
        help();
        console.blank();
        try (Prompt prompt = answers == null ? Prompt.open(console) : Prompt.on(console, answers)) {
            Optional<String> line = prompt.read(question);
            while (line.isPresent()
                    && !line.get().equalsIgnoreCase("quit")
                    && !line.get().equalsIgnoreCase("exit")) {
                reply(line.get());
                console.blank();
                line = prompt.read(question);
            }
        }
        console.line("Goodbye.");
    }

    private void reply(String line) {
        if (line.isEmpty() || line.equalsIgnoreCase("help")) {
            help();
            return;
        }
        try {
            answer(line);
        } catch (UserError e) {
            console.say(ErrorMessages.sentence(e.getMessage()) + " " + ErrorMessages.sentence(e.remedy()));
        }
    }

    private void help() {
        console.table(commands().row("help", "shows this table").row("quit", "says goodbye (also Ctrl-D)"));
    }
}
