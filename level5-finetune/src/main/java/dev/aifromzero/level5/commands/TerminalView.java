package dev.aifromzero.level5.commands;

import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Prompt;
import dev.aifromzero.kit.console.StopKey;
import dev.aifromzero.kit.console.Style;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.kit.console.WordStream;
import dev.aifromzero.level5.chat.Answer;
import dev.aifromzero.level5.chat.ChatView;
import dev.aifromzero.level5.chat.LookedUp;
import java.util.List;

/** Shows a chat in the terminal. */
final class TerminalView implements ChatView {
    private static final String CLEAR_SCREEN = "\u001b[2J\u001b[3J\u001b[H";

    private static final String NAME = "Model: ";

    private final Console console;
    private final Prompt prompt;
    private WordStream answer;
    private StopKey stopKey;

    /** A view on this terminal; the prompt knows whether Ctrl-C is pressed. */
    TerminalView(Console console, Prompt prompt) {
        this.console = console;
        this.prompt = prompt;
    }

    @Override
    public void say(String sentence) {
        forgetStopKey();
        console.say(sentence);
    }

    @Override
    public void chosen(String name) {
        console.line(console.paint(Style.DIM, name.replace('-', ' ')));
    }

    @Override
    public void lookedUp(LookedUp found) {
        Paragraphs.show(console, "Textbook: ", found.answer());
        console.line(console.paint(Style.DIM, "          (" + found.source() + ")"));
        console.blank();
    }

    @Override
    public void answerBegins() {
        forgetStopKey();
        stopKey = prompt.watchForStop();
    }

    @Override
    public boolean stopWanted() {
        return stopKey != null && stopKey.pressed();
    }

    private void forgetStopKey() {
        if (stopKey != null) {
            stopKey.close();
            stopKey = null;
        }
    }

    @Override
    public void piece(String text) {
        if (answer == null) {
            console.print(console.paint(Style.GREEN, NAME));
            answer = WordStream.on(console, NAME.length());
        }
        console.print(answer.accept(text));
    }

    @Override
    public void answerOver(Answer given) {
        forgetStopKey();
        if (answer == null) {
            piece("(nothing)");
        }
        console.line(answer.finish());
        answer = null;
        if (given.ending() == Answer.Ending.LENGTH) {
            console.line("(cut off after %d tokens)", given.tokens());
        } else if (given.ending() == Answer.Ending.INTERRUPTED) {
            console.line("(stopped by you)");
        }
        console.blank();
    }

    @Override
    public void compare(String leftName, Answer left, String rightName, Answer right) {
        forgetStopKey();
        SideBySide.show(console, null, leftName, left, rightName, right);
    }

    @Override
    public void help(List<String[]> commands) {
        Table table = new Table("Command", "What it does");
        commands.forEach(command -> table.row(command[0], command[1]));
        console.table(table);
        console.line("Anything else is a question.");
    }

    @Override
    public void clear() {
        if (console.animations()) {
            console.print(CLEAR_SCREEN);
        }
        console.line("The conversation is forgotten.");
    }
}
