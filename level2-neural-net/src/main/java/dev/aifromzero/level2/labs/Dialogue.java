package dev.aifromzero.level2.labs;

import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Prompt;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.kit.error.UserError;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;

/**
 * A conversation with a trained model: asks for lines until {@code quit} or the end of input, and turns what cannot be
 * answered into a sentence.
 */
abstract class Dialogue {
    private final Console console;
    private final String question;

    Dialogue(Console console, String question) {
        this.console = console;
        this.question = question;
    }

    /** Answers one line, which is not empty. @throws UserError if it cannot be answered; the sentence says why */
    abstract void answer(String line);

    /** {@return what can be typed, in two columns} */
    abstract Table help();

    /** Asks and answers until the user leaves. {@code answers} is null for the real terminal or standard input. */
    final void run(BufferedReader answers) throws IOException {
        console.table(help());
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
            console.table(help());
            return;
        }
        try {
            answer(line);
        } catch (UserError e) {
            console.say(e.getMessage() + ". " + e.remedy() + ".");
        }
    }
}
